"""What people said of messages, against what was read in them."""

from django.conf import settings
from django.db import models

LONGEST_WHY = 300


class Correction(models.Model):
    """One word of one person on one reading. The newest of a message and column counts; none is ever changed."""

    message = models.BigIntegerField()  # its key in the lake
    column = models.CharField(max_length=20)  # of meetlat.lake.CORRECTABLE
    value = models.JSONField(null=True)  # null: taken back, the reader counts again
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=LONGEST_WHY, blank=True)
    reader_version = models.CharField(max_length=40)  # whose reading it corrected
    text_digest = models.CharField(max_length=64)  # of the text that the person saw; on another text it does not count

    class Meta:
        indexes = [models.Index(fields=["message", "column"])]
