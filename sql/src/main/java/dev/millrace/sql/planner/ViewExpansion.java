package dev.millrace.sql.planner;

import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.planner.function.FlinkConvertlets;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.Position;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/// Replaces views by their queries. Names in the query of a view belong to the database in which it was created.
final class ViewExpansion implements RelOptTable.ViewExpander {
    private final TableCatalog catalog;
    private final RelOptCluster cluster;
    private final SqlToRelConverter.Config config;

    ViewExpansion(TableCatalog catalog, RelOptCluster cluster, SqlToRelConverter.Config config) {
        this.catalog = catalog;
        this.cluster = cluster;
        this.config = config;
    }

    @Override
    public RelRoot expandView(RelDataType rowType, String query, List<String> database, @Nullable List<String> path) {
        ScriptStatement text = new ScriptStatement(query, Position.START);
        CatalogReader tables = CatalogReader.of(catalog, database);
        SqlValidator validator = QueryPlanner.validator(catalog, tables);
        SqlToRelConverter converter =
                new SqlToRelConverter(this, validator, tables, cluster, new FlinkConvertlets(), config);
        try {
            SqlNode valid = validator.validate(QueryPlanner.rewritten(catalog, tree(text)));
            return converter.convertQuery(valid, false, true);
        } catch (CalciteContextException error) {
            throw new ValidationErrors(catalog, text).of(error);
        }
    }

    private static SqlNode tree(ScriptStatement text) {
        return ((DataStatement.Query) StatementParser.parse(text)).query();
    }
}
