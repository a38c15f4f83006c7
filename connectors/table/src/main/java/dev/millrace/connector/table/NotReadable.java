package dev.millrace.connector.table;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.connector.TableDescription;

/// Makes the faults of tables that can only be read or only be written.
public final class NotReadable {
    private static final Fault READ = new Fault(2934, Category.USER, "a table cannot be read");
    private static final Fault WRITE = new Fault(2935, Category.USER, "a table cannot be written");

    private NotReadable() {}

    /// Reports a table that can only be written.
    public static MillraceException read(TableDescription table, String connector) {
        return READ.what("The table %s cannot be read.", table.name())
                .why("The connector '%s' only writes.", connector)
                .fix("Read another table, or give this one another connector.");
    }

    /// Reports a table that can only be read.
    public static MillraceException write(TableDescription table, String connector) {
        return WRITE.what("The table %s cannot be written.", table.name())
                .why("The connector '%s' only reads.", connector)
                .fix("Write to another table, or give this one another connector.");
    }
}
