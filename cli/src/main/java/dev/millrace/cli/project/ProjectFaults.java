package dev.millrace.cli.project;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of creating a project.
final class ProjectFaults {
    static final Fault NAME = new Fault(8050, Category.USER, "a name of a project or package is not valid");
    static final Fault EXISTS = new Fault(8051, Category.USER, "a project would overwrite files");
    static final Fault TEMPLATE = new Fault(8052, Category.BUG, "the template of a project cannot be read");

    private ProjectFaults() {}
}
