package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlGroupedWindowFunction;
import org.apache.calcite.sql2rel.RelDecorrelator;

/// Rewrites relational trees by rules: subqueries become joins, filters move to their tables, and projections merge.
final class Optimizer {
    private static final List<RelOptRule> SUBQUERIES = List.of(
            CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
            CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
            CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);
    private static final List<RelOptRule> FACTORS = List.of(CommonFactors.INSTANCE);
    private static final List<RelOptRule> REWRITES = List.of(
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            filterBelowAggregate(),
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            CoreRules.FILTER_MERGE,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.JOIN_PUSH_EXPRESSIONS,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE,
            CoreRules.AGGREGATE_PROJECT_MERGE,
            CoreRules.AGGREGATE_REMOVE,
            CoreRules.UNION_MERGE,
            CoreRules.UNION_REMOVE,
            CoreRules.UNION_TO_DISTINCT,
            CoreRules.SORT_REMOVE,
            PruneEmptyRules.FILTER_INSTANCE,
            PruneEmptyRules.PROJECT_INSTANCE,
            PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
            PruneEmptyRules.UNION_INSTANCE);
    private static final List<RelOptRule> WINDOWS = List.of(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);

    private final RelOptCluster cluster;

    Optimizer(RelOptCluster cluster) {
        this.cluster = cluster;
    }

    RelNode optimize(RelNode tree) {
        RelNode joined = RelDecorrelator.decorrelateQuery(
                rewrite(tree, SUBQUERIES), RelFactories.LOGICAL_BUILDER.create(cluster, null));
        return rewrite(rewrite(rewrite(joined, FACTORS), REWRITES), WINDOWS);
    }

    /// Returns a rule that moves filters below aggregates, unless these have a group window. Windows are found above
    /// the input of their aggregate only.
    private static RelOptRule filterBelowAggregate() {
        return CoreRules.FILTER_AGGREGATE_TRANSPOSE
                .config
                .withOperandSupplier(filter -> filter.operand(Filter.class)
                        .oneInput(aggregate -> aggregate
                                .operand(Aggregate.class)
                                .predicate(
                                        each -> !hasGroupWindow(each.getInput().stripped()))
                                .anyInputs()))
                .toRule();
    }

    private static boolean hasGroupWindow(RelNode input) {
        return input instanceof Project project
                && project.getProjects().stream()
                        .anyMatch(each ->
                                each instanceof RexCall call && call.getOperator() instanceof SqlGroupedWindowFunction);
    }

    private RelNode rewrite(RelNode tree, List<RelOptRule> rules) {
        HepProgramBuilder program = new HepProgramBuilder();
        program.addMatchOrder(HepMatchOrder.BOTTOM_UP);
        program.addRuleCollection(rules);
        HepPlanner planner = new HepPlanner(program.build(), Contexts.empty());
        planner.setExecutor(new UnreducedExpressions());
        planner.setRoot(tree);
        return planner.findBestExp();
    }
}
