package dev.millrace.sql.planner.match;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.MatchClause;
import dev.millrace.sql.plan.MatchExpression;
import dev.millrace.sql.plan.MatchSkip;
import dev.millrace.sql.plan.MatchVariable;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.BooleanType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize.AfterOption;
import org.jspecify.annotations.Nullable;

/// Translates MATCH_RECOGNIZE of Calcite's trees, which [MatchCheck] has seen.
public final class MatchTranslator {
    private final Match match;
    private final int width;
    private final Function<RexNode, Expr> expressions;
    private final Set<String> variables = new HashSet<>();

    /// Creates a translator.
    ///
    /// @param expressions translates expressions over columns
    public MatchTranslator(Match match, Function<RexNode, Expr> expressions) {
        this.match = match;
        this.width = match.getInput().getRowType().getFieldCount();
        this.expressions = expressions;
        variables.addAll(match.getPatternDefinitions().keySet());
        for (RexNode each : parts(match.getPattern())) variables.add(name(each));
    }

    /// Returns the clause.
    ///
    /// @param order the order of the rows
    public MatchClause clause(List<SortKey> order) {
        List<MatchVariable> variables = new ArrayList<>();
        for (RexNode each : parts(match.getPattern())) variables.add(variable(each));
        List<MatchExpression> measures = new ArrayList<>();
        for (RexNode each : match.getMeasures().values()) measures.add(expression(each, null));
        return new MatchClause(
                List.copyOf(match.getPartitionKeys().asList()),
                order,
                variables,
                skip(match.getAfter()),
                windowMillis(match.getInterval()),
                measures);
    }

    private static List<RexNode> parts(RexNode pattern) {
        if (!(pattern instanceof RexCall call) || call.getKind() != SqlKind.PATTERN_CONCAT) return List.of(pattern);
        List<RexNode> parts = new ArrayList<>();
        for (RexNode each : call.getOperands()) parts.addAll(parts(each));
        return parts;
    }

    private static String name(RexNode part) {
        RexNode name = part instanceof RexCall call ? call.getOperands().getFirst() : part;
        return Objects.requireNonNull(((RexLiteral) name).getValueAs(String.class));
    }

    private MatchVariable variable(RexNode node) {
        if (!(node instanceof RexCall call)) return variable(name(node), 1, 1, true);
        List<RexNode> operands = call.getOperands();
        boolean isReluctant = Boolean.TRUE.equals(RexLiteral.value(operands.get(3)));
        return variable(name(node), number(operands.get(1)), number(operands.get(2)), !isReluctant);
    }

    private MatchVariable variable(String name, int least, int most, boolean isGreedy) {
        RexNode condition = match.getPatternDefinitions().get(name);
        MatchExpression expression = condition == null
                ? new MatchExpression(new Expr.Literal(true, new BooleanType(false)), List.of())
                : expression(condition, name);
        return new MatchVariable(name, least, most, isGreedy, expression);
    }

    private static int number(RexNode literal) {
        return RexLiteral.intValue(literal);
    }

    private MatchExpression expression(RexNode node, @Nullable String variable) {
        MatchValues values = new MatchValues(width, variables, variable, expressions);
        RexNode result = node.accept(values);
        return new MatchExpression(expressions.apply(result), values.found());
    }

    private static MatchSkip skip(RexNode after) {
        return switch (after.getKind()) {
            case SKIP_TO_FIRST -> new MatchSkip.ToFirst(target(after));
            case SKIP_TO_LAST -> new MatchSkip.ToLast(target(after));
            default ->
                ((RexLiteral) after).getValueAs(AfterOption.class) == AfterOption.SKIP_TO_NEXT_ROW
                        ? new MatchSkip.ToNextRow()
                        : new MatchSkip.PastLastRow();
        };
    }

    private static String target(RexNode after) {
        RexLiteral name = (RexLiteral) ((RexCall) after).getOperands().getFirst();
        return Objects.requireNonNull(name.getValueAs(String.class));
    }

    private static long windowMillis(@Nullable RexNode interval) {
        if (!(interval instanceof RexLiteral literal)) return 0;
        return Objects.requireNonNull(literal.getValueAs(BigDecimal.class)).longValueExact();
    }
}
