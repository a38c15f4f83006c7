package dev.millrace.sql.planner;

import dev.millrace.sql.parser.FlinkConformance;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.function.FlinkConvertlets;
import dev.millrace.sql.planner.function.FlinkOperatorTable;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.table.types.logical.RowType;
import java.util.Objects;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/// Validates a query, turns it into a relational tree, and optimises the tree.
///
/// Not thread-safe, because the catalog of a session is not.
public final class QueryPlanner {
    // Calcite's usual provider compiles Java code at the first query, which takes more than a second.
    private static final MetadataHandlerProvider METADATA =
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);
    private static final SqlToRelConverter.Config TO_TREE = SqlToRelConverter.config()
            .withTrimUnusedFields(false)
            .withExpand(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE);

    private final TableCatalog catalog;
    private final CatalogReader tables;

    /// Creates a planner for the tables of a catalog.
    public QueryPlanner(TableCatalog catalog) {
        this.catalog = catalog;
        this.tables = new CatalogReader(catalog);
    }

    /// Returns the plan of a query.
    ///
    /// @param query the syntax tree, which the validator changes
    /// @param text the text of the query, for errors
    /// @throws dev.millrace.base.fault.MillraceException if the query is not valid or not supported
    public QueryPlan plan(SqlNode query, ScriptStatement text) {
        RelNode tree = tree(query, text);
        return new PlanTranslator(tree.getCluster().getRexBuilder()).of(tree);
    }

    /// Returns the columns of a query, without planning it.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query is not valid
    public RowType rowType(SqlNode query, ScriptStatement text) {
        SqlValidator validator = validator();
        return LogicalTypes.row(validator.getValidatedNodeType(validated(validator, query, text)));
    }

    /// Returns the optimised tree of a query.
    RelNode tree(SqlNode query, ScriptStatement text) {
        SqlValidator validator = validator();
        SqlNode valid = validated(validator, query, text);
        RelOptCluster cluster = cluster();
        SqlToRelConverter converter = new SqlToRelConverter(
                new ViewExpansion(catalog, cluster, TO_TREE),
                validator,
                tables,
                cluster,
                new FlinkConvertlets(),
                TO_TREE);
        try {
            RelRoot root = converter.convertQuery(valid, false, true);
            return new Optimizer(cluster).optimize(root.project());
        } catch (CalciteContextException error) {
            throw new ValidationErrors(catalog, text).of(error);
        } catch (AssertionError | RuntimeException broken) {
            throw ValidationErrors.unplanned(broken);
        }
    }

    /// Returns a validator for one statement.
    SqlValidator validator() {
        return validator(catalog, tables);
    }

    /// Returns a validator that finds tables with a reader.
    static SqlValidator validator(TableCatalog catalog, CatalogReader tables) {
        return SqlValidatorUtil.newValidator(
                FlinkOperatorTable.INSTANCE,
                tables,
                catalog.types(),
                SqlValidator.Config.DEFAULT
                        .withIdentifierExpansion(true)
                        .withDefaultNullCollation(NullCollation.LOW)
                        .withConformance(FlinkConformance.INSTANCE)
                        .withTypeCoercionEnabled(false));
    }

    private SqlNode validated(SqlValidator validator, SqlNode query, ScriptStatement text) {
        try {
            SqlNode sessions = Objects.requireNonNull(query.accept(new SessionPartitions()));
            SqlNode valid = validator.validate(Objects.requireNonNull(sessions.accept(new RowsOfOneColumn())));
            valid.accept(new ComparisonCheck(validator));
            return valid;
        } catch (CalciteContextException error) {
            throw new ValidationErrors(catalog, text).of(error);
        }
    }

    private RelOptCluster cluster() {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.setExecutor(new UnreducedExpressions());
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(catalog.types()));
        cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(METADATA));
        return cluster;
    }
}
