package dev.millrace.table.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.functions.FunctionIdentifier;
import dev.millrace.table.types.DataTypes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Visits resolved expressions as connectors do that check conditions themselves.
final class ResolvedExpressionsTest {
    private static final FieldReferenceExpression ID =
            new FieldReferenceExpression("id", DataTypes.INT().notNull(), 0, 2);

    /// Writes the condition of a database, and nothing for what the database lacks.
    private static final class Condition extends ExpressionDefaultVisitor<String> {
        @Override
        public String visit(CallExpression call) {
            if (call.getFunctionDefinition() != BuiltInFunctionDefinitions.LESS_THAN) return defaultMethod(call);
            List<ResolvedExpression> sides = call.getResolvedChildren();
            return sides.get(0).accept(this) + " < " + sides.get(1).accept(this);
        }

        @Override
        public String visit(FieldReferenceExpression reference) {
            return reference.getName();
        }

        @Override
        public String visit(ValueLiteralExpression value) {
            return value.getValueAs(Integer.class).orElseThrow().toString();
        }

        @Override
        protected String defaultMethod(Expression expression) {
            return "";
        }
    }

    @Test
    void a_visitor_sees_calls_columns_and_values() {
        CallExpression less = CallExpression.permanent(
                BuiltInFunctionDefinitions.LESS_THAN,
                List.of(ID, new ValueLiteralExpression(7)),
                DataTypes.BOOLEAN().notNull());
        CallExpression not = CallExpression.permanent(
                BuiltInFunctionDefinitions.NOT,
                List.of(less),
                DataTypes.BOOLEAN().notNull());

        assertThat(less.accept(new Condition())).isEqualTo("id < 7");
        assertThat(not.accept(new Condition())).isEmpty();
        assertThat(new TypeLiteralExpression(DataTypes.INT()).accept(new Condition()))
                .isEmpty();
        assertThat(less.getFunctionIdentifier()).contains(FunctionIdentifier.of("lessThan"));
        assertThat(less).isEqualTo(less.replaceArgs(less.getResolvedChildren(), less.getOutputDataType()));
        assertThat(less).hasToString("lessthan(id, 7)");
    }

    @Test
    void a_value_has_the_type_of_its_class_unless_one_is_stated() {
        assertThat(new ValueLiteralExpression(7).getOutputDataType())
                .isEqualTo(DataTypes.INT().notNull());
        assertThat(new ValueLiteralExpression("abc").getOutputDataType())
                .isEqualTo(DataTypes.CHAR(3).notNull());
        assertThat(new ValueLiteralExpression(new BigDecimal("0.05")).getOutputDataType())
                .isEqualTo(DataTypes.DECIMAL(2, 2).notNull());
        assertThat(new ValueLiteralExpression(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 120_000_000)).getOutputDataType())
                .isEqualTo(DataTypes.TIMESTAMP(2).notNull());
        assertThat(new ValueLiteralExpression(null, DataTypes.INT()).getOutputDataType())
                .isEqualTo(DataTypes.INT());
        assertThatThrownBy(() -> new ValueLiteralExpression(new StringBuilder("a")).getOutputDataType())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("has no type");
    }
}
