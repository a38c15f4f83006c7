package dev.millrace.sql.external.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableLookup;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.table.connector.source.LookupTableSource;

/// Is a table of a program whose rows are found by key only.
final class LookupOnlySource implements TableSource {
    private static final long serialVersionUID = 1L;

    private final transient ExternalTable table;
    private final transient LookupTableSource source;

    LookupOnlySource(ExternalTable table, LookupTableSource source) {
        this.table = table;
        this.source = source;
    }

    @Override
    public TableLookup lookup() {
        return new ExternalLookup(table, source);
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        throw ConnectorFaults.ABILITY
                .what("The connector of the table %s can look up rows by key only.", table.name())
                .fix(
                        "Use the table in a lookup join: JOIN %s FOR SYSTEM_TIME AS OF left.proctime ON ...",
                        table.path().getObjectName());
    }
}
