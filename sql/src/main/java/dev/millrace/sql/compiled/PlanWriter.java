package dev.millrace.sql.compiled;

import dev.millrace.jackson.databind.json.JsonMapper;
import dev.millrace.jackson.databind.node.ArrayNode;
import dev.millrace.jackson.databind.node.JsonNodeFactory;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.node.ObjectNode;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes plans of INSERT statements as JSON. Each record of a plan becomes an object with the name of its class and
/// its components.
public final class PlanWriter {
    /// Is the version of the form of the JSON.
    static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanWriter() {}

    /// Returns the JSON of statements that one job runs.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a function, a type or a constant has no text
    public static String of(List<CompiledInsert> inserts) {
        ObjectNode root = NODES.objectNode();
        root.put("millracePlan", VERSION);
        root.set("inserts", written(inserts));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static JsonNode written(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Expr.Literal literal -> literal(literal);
            case LogicalType type -> NODES.stringNode(text(type));
            case DataType type -> type(type);
            case UserDefinedFunction function -> NODES.stringNode(className(function));
            case ColumnList columns -> written(columns.getNames());
            case Record node -> record(node);
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), written(each)));
                yield object;
            }
            case Collection<?> all -> {
                ArrayNode array = NODES.arrayNode();
                for (Object each : all) array.add(written(each));
                yield array;
            }
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Duration duration -> NODES.stringNode(duration.toString());
            default -> NODES.stringNode(PlanNodes.name(value.getClass()));
        };
    }

    private static ObjectNode record(Record node) {
        ObjectNode object = NODES.objectNode();
        object.put(PlanNodes.TYPE, PlanNodes.name(node.getClass()));
        for (RecordComponent each : PlanNodes.components(node.getClass())) {
            try {
                each.getAccessor().setAccessible(true);
                object.set(each.getName(), written(each.getAccessor().invoke(node)));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return object;
    }

    private static ObjectNode literal(Expr.Literal literal) {
        ObjectNode object = NODES.objectNode();
        object.put(PlanNodes.TYPE, PlanNodes.name(Expr.Literal.class));
        Object value = literal.value();
        if (value != null) {
            object.put("class", LiteralText.kind(value));
            object.put("value", LiteralText.of(value));
        }
        object.put("dataType", text(literal.type()));
        return object;
    }

    private static String text(LogicalType type) {
        String text;
        try {
            text = type.asSerializableString();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            if (LogicalTypeParser.parse(text, loader).equals(type)) return text;
        } catch (RuntimeException none) {
            text = type.asSummaryString();
        }
        throw PlanFaults.COMPILE
                .what("The type %s has no text that a plan can contain.", text)
                .fix("Run the statement without compiling it, or cast the value to another type.");
    }

    private static ObjectNode type(DataType type) {
        ObjectNode object = NODES.objectNode();
        object.put("logical", text(type.getLogicalType()));
        object.put("class", type.getConversionClass().getName());
        if (!type.getChildren().isEmpty()) object.set("children", written(type.getChildren()));
        return object;
    }

    private static String className(UserDefinedFunction function) {
        if (UserDefinedFunctionHelper.isClassNameSerializable(function))
            return function.getClass().getName();
        throw PlanFaults.COMPILE
                .what("The function %s has fields, so that its class alone does not describe it.", function)
                .fix("Register a class without fields, or run the statement without compiling it.");
    }
}
