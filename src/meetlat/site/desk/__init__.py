"""The research desk: where the register is kept. Members see their own organisation here, researchers change it."""
