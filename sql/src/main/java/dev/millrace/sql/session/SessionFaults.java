package dev.millrace.sql.session;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of sessions.
final class SessionFaults {
    static final Fault UNKNOWN_OPTION = new Fault(2893, Category.USER, "an option of a session is not known");
    static final Fault WRONG_VALUE = new Fault(2894, Category.USER, "an option of a session has a wrong value");
    static final Fault WRONG_KIND = new Fault(2895, Category.USER, "a statement does not apply to this object");
    static final Fault INSERT = new Fault(2896, Category.USER, "the rows of a query do not fit into a table");
    static final Fault STATEMENT_SET = new Fault(2897, Category.USER, "a statement is not allowed here");
    static final Fault UNBOUNDED = new Fault(2899, Category.USER, "a query in batch mode reads an endless table");
    static final Fault CONNECTOR = new Fault(2900, Category.USER, "the connector of a table is not known");
    static final Fault UNKNOWN_TABLE_OPTION = new Fault(2908, Category.USER, "an option of a table is not known");
    static final Fault MISSING_TABLE_OPTION = new Fault(2909, Category.USER, "a table lacks an option");
    static final Fault NOT_YET = new Fault(2910, Category.USER, "a statement has no meaning here yet");
    static final Fault JAR = new Fault(2905, Category.USER, "a jar cannot be used");

    private SessionFaults() {}
}
