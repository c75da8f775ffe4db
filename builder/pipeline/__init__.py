"""Builds every output of a guide: read, draw, compose, write, check, save."""

from builder.pipeline.build import Built, build
from builder.pipeline.check import check
from builder.pipeline.options import Options
from builder.store.project import Project, find_guide

__all__ = ["Built", "Options", "Project", "build", "check", "find_guide"]
