"""The programmes young people take part in, and who of the staff is there for whom."""

from programmes.models.enrolment import Assignment, Enrolment
from programmes.models.programme import LocalProject, Programme, ProgrammeLogo

__all__ = ["Assignment", "Enrolment", "LocalProject", "Programme", "ProgrammeLogo"]
