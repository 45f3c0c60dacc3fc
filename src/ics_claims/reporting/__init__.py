"""From notebooks and tables to a report: parameters, runner, render, publish."""
