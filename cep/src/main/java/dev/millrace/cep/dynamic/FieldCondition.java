package dev.millrace.cep.dynamic;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Is a condition of a pattern in JSON.
final class FieldCondition<T> extends SimpleCondition<Tuple2<Long, T>> {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final FieldReader<T> fields;
    private final transient JsonNode condition;

    FieldCondition(FieldReader<T> fields, JsonNode condition) {
        this.fields = fields;
        this.condition = condition;
    }

    /// Refuses a wrong condition.
    static void check(JsonNode node) {
        for (String each : new String[] {"all", "any"}) {
            if (!node.has(each)) continue;
            if (!node.get(each).isArray()) throw PatternJson.wrong("'%s' must be an array of conditions.", each);
            for (JsonNode part : node.get(each)) check(part);
            return;
        }
        if (node.has("not")) {
            check(node.get("not"));
            return;
        }
        boolean isComparison = node.path("field").isString()
                && node.path("op").isString()
                && OPERATORS.contains(node.get("op").stringValue())
                && node.path("value").isValueNode();
        if (!isComparison) throw PatternJson.wrong("%s is no condition.", node);
    }

    @Override
    public boolean filter(Tuple2<Long, T> event) {
        return holds(condition, event.f1);
    }

    private boolean holds(JsonNode node, T event) {
        if (node.has("not")) return !holds(node.get("not"), event);
        if (node.has("all")) {
            for (JsonNode each : node.get("all")) if (!holds(each, event)) return false;
            return true;
        }
        if (node.has("any")) {
            for (JsonNode each : node.get("any")) if (holds(each, event)) return true;
            return false;
        }
        return compare(
                fields.read(event, node.get("field").stringValue()),
                node.get("op").stringValue(),
                node.get("value"));
    }

    private static boolean compare(@Nullable Object value, String operator, JsonNode constant) {
        if (value == null) return false;
        int order;
        if (constant.isNumber() && value instanceof Number) {
            order = new BigDecimal(value.toString()).compareTo(constant.decimalValue());
        } else if (constant.isBoolean() && value instanceof Boolean known) {
            order = Boolean.compare(known, constant.booleanValue());
        } else {
            order = value.toString().compareTo(constant.asString());
        }
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
