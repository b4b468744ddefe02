"""The helpdesk's own commands, on the site beside this file: `manage.py runserver`, `manage.py shell` ..."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desk.settings")
execute_from_command_line(sys.argv)
