package dev.millrace.sql.environment;

import dev.millrace.table.api.CompiledPlan;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.ExplainFormat;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.api.TablePipeline;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.api.bridge.StreamStatementSet;
import java.util.ArrayList;
import java.util.List;

/// Collects INSERT statements.
final class SqlStatementSet implements StreamStatementSet {
    private final SqlEnvironment environment;
    private final List<String> statements = new ArrayList<>();

    SqlStatementSet(SqlEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public StreamStatementSet add(TablePipeline tablePipeline) {
        return addInsertSql(((InsertPipeline) tablePipeline).sql());
    }

    @Override
    public StreamStatementSet addInsertSql(String statement) {
        environment.checkInsert(statement);
        statements.add(statement);
        return this;
    }

    @Override
    public StreamStatementSet addInsert(String targetPath, Table table) {
        return addInsert(targetPath, table, false);
    }

    @Override
    public StreamStatementSet addInsert(String targetPath, Table table, boolean overwrite) {
        return add(table.insertInto(targetPath, overwrite));
    }

    @Override
    public StreamStatementSet addInsert(TableDescriptor targetDescriptor, Table table) {
        return add(table.insertInto(targetDescriptor));
    }

    @Override
    public StreamStatementSet addInsert(TableDescriptor targetDescriptor, Table table, boolean overwrite) {
        String path = environment.unnamed(targetDescriptor, table.getResolvedSchema());
        return addInsert(path, table, overwrite);
    }

    @Override
    public void attachAsDataStream() {
        environment.attach(List.copyOf(statements));
        statements.clear();
    }

    @Override
    public StreamStatementSet printExplain(ExplainDetail... extraDetails) {
        System.out.println(explain(ExplainFormat.TEXT, extraDetails));
        return this;
    }

    @Override
    public CompiledPlan compilePlan() {
        List<String> compiled = List.copyOf(statements);
        statements.clear();
        return environment.compiled(compiled);
    }

    @Override
    public TableResult execute() {
        List<String> started = List.copyOf(statements);
        statements.clear();
        return environment.start(started);
    }

    @Override
    public String explain(ExplainFormat format, ExplainDetail... extraDetails) {
        List<String> plans = new ArrayList<>();
        for (String each : statements) plans.add(environment.explainSql(each, format, extraDetails));
        return String.join("\n", plans);
    }
}
