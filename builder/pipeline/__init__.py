"""Builds every output of a guide: read, draw, compose, write, check, save."""

from builder.pipeline.build import Built, Options, build
from builder.pipeline.check import check
from builder.pipeline.project import Project, find_guide

__all__ = ["Built", "Options", "Project", "build", "check", "find_guide"]
