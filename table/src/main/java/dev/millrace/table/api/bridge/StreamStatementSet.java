package dev.millrace.table.api.bridge;

import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.StatementSet;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.api.TablePipeline;

/// Collects INSERT statements, which run as one job or become a part of the job of a stream environment.
public interface StreamStatementSet extends StatementSet {
    @Override
    StreamStatementSet add(TablePipeline tablePipeline);

    @Override
    StreamStatementSet addInsertSql(String statement);

    @Override
    StreamStatementSet addInsert(String targetPath, Table table);

    @Override
    StreamStatementSet addInsert(String targetPath, Table table, boolean overwrite);

    @Override
    StreamStatementSet addInsert(TableDescriptor targetDescriptor, Table table);

    @Override
    StreamStatementSet addInsert(TableDescriptor targetDescriptor, Table table, boolean overwrite);

    /// Adds the statements to the stream environment, whose `execute` starts them, and empties the set.
    void attachAsDataStream();

    @Override
    StreamStatementSet printExplain(ExplainDetail... extraDetails);
}
