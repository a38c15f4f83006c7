package dev.millrace.sql.planner;

import dev.millrace.sql.parser.FlinkConformance;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.hint.LookupHintTables;
import dev.millrace.sql.planner.function.FlinkConvertlets;
import dev.millrace.sql.planner.match.MatchCheck;
import dev.millrace.sql.planner.match.MatchOrder;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.user.OrderedArguments;
import dev.millrace.sql.planner.user.ProcessCalls;
import dev.millrace.sql.planner.user.ProgramOperators;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.Pair;

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
            .withHintStrategyTable(PlannerHints.KNOWN)
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
            return named(new Optimizer(cluster).optimize(root.project()), Pair.right(root.fields));
        } catch (CalciteContextException error) {
            throw new ValidationErrors(catalog, text).of(error);
        } catch (AssertionError | RuntimeException broken) {
            throw ValidationErrors.unplanned(broken);
        }
    }

    /// Gives columns the names of the query. The optimiser drops a view that does nothing but name columns.
    private static RelNode named(RelNode tree, List<String> names) {
        if (tree.getRowType().getFieldNames().equals(names)) return tree;
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) columns.add(RexInputRef.of(i, tree.getRowType()));
        return LogicalProject.create(tree, List.of(), columns, names, Set.of());
    }

    /// Returns a validator for one statement.
    SqlValidator validator() {
        return validator(catalog, tables);
    }

    /// Returns a validator that finds tables with a reader.
    static SqlValidator validator(TableCatalog catalog, CatalogReader tables) {
        return SqlValidatorUtil.newValidator(
                new ProgramOperators(catalog.catalogs()),
                tables,
                catalog.types(),
                SqlValidator.Config.DEFAULT
                        .withIdentifierExpansion(true)
                        .withDefaultNullCollation(NullCollation.LOW)
                        .withConformance(FlinkConformance.INSTANCE)
                        .withTypeCoercionEnabled(false));
    }

    private SqlNode validated(SqlValidator validator, SqlNode query, ScriptStatement text) {
        query.accept(new MatchCheck(text));
        try {
            SqlNode valid = validator.validate(rewritten(catalog, query));
            valid.accept(new ComparisonCheck(validator));
            valid.accept(new MatchOrder(validator, text));
            return valid;
        } catch (CalciteContextException error) {
            throw new ValidationErrors(catalog, text).of(error);
        }
    }

    /// Replaces syntax that Calcite's validator does not know.
    static SqlNode rewritten(TableCatalog catalog, SqlNode query) {
        ProgramOperators operators = new ProgramOperators(catalog.catalogs());
        SqlNode rewritten = query;
        for (SqlShuttle each : List.of(
                new SessionPartitions(),
                new WindowBounds(),
                new ProcessCalls(operators),
                new OrderedArguments(operators),
                new LookupHintTables(),
                new RowsOfOneColumn())) {
            rewritten = Objects.requireNonNull(rewritten.accept(each));
        }
        return rewritten;
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
