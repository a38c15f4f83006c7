package dev.millrace.sql.external.connector;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Lists the faults of tables whose connector is part of a program.
public final class ConnectorFaults {
    /// A connector refused a table.
    public static final Fault REFUSED = new Fault(2968, Category.USER, "a connector refuses a table");

    /// A connector lacks an ability that a table or statement needs.
    public static final Fault ABILITY = new Fault(2969, Category.USER, "a connector lacks an ability");

    /// A connector provides rows in a way that is not supported.
    public static final Fault PROVIDER =
            new Fault(2970, Category.USER, "a connector uses a way of reading or writing that is not supported");

    /// The metadata of a connector does not fit a column.
    public static final Fault METADATA = new Fault(2971, Category.USER, "a metadata column does not fit the connector");

    private ConnectorFaults() {}

    /// Returns the fault of a connector that needs a class or member that does not exist.
    static MillraceException incomplete(String table, LinkageError missing) {
        return REFUSED.what("The connector of the table %s needs code that does not exist.", table)
                .why("%s: %s", missing.getClass().getSimpleName(), String.valueOf(missing.getMessage()))
                .cause(missing)
                .fix("Add the libraries of the connector by -j. `./millrace connector-check JAR` lists the parts of"
                        + " Flink that a jar uses and Millrace does not have.");
    }

    /// Returns the fault of a failed call of a connector. Faults of Millrace are kept.
    static RuntimeException refused(String table, RuntimeException thrown) {
        if (CodedException.find(thrown) instanceof CodedException told) return told.exception();
        StringBuilder why = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage()).strip();
            if (why.indexOf(text) < 0) why.append(why.isEmpty() ? "" : " ").append(text);
        }
        return REFUSED.what("The connector of the table %s refuses the table.", table)
                .why("%s", why)
                .cause(thrown)
                .fix("Correct the options or the columns of the table.");
    }
}
