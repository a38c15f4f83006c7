package dev.millrace.sql.compiled;

import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.json.JsonMapper;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import dev.millrace.table.types.AtomicDataType;
import dev.millrace.table.types.CollectionDataType;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.FieldsDataType;
import dev.millrace.table.types.KeyValueDataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads plans of INSERT statements from JSON.
public final class PlanReader {
    private final ClassLoader loader;

    /// Creates a reader.
    ///
    /// @param loader loads functions and classes of values
    public PlanReader(ClassLoader loader) {
        this.loader = loader;
    }

    /// Returns the statements of a plan.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the text is no plan of this version
    public List<CompiledInsert> inserts(String json) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(json);
        } catch (JacksonException wrong) {
            throw PlanFaults.wrong("A plan is no JSON: " + wrong.getOriginalMessage() + ".");
        }
        int version = root.path("millracePlan").asInt(0);
        if (version != PlanWriter.VERSION) {
            throw PlanFaults.wrong("A plan has the version " + version + " instead of " + PlanWriter.VERSION + ".");
        }
        List<CompiledInsert> inserts = new ArrayList<>();
        for (JsonNode each : root.path("inserts")) inserts.add((CompiledInsert) node(each));
        return inserts;
    }

    private Object node(JsonNode json) {
        Class<?> type = PlanNodes.type(json.path(PlanNodes.TYPE).asString(""));
        if (type == Expr.Literal.class) return literal(json);
        RecordComponent[] components = PlanNodes.components(type);
        Class<?>[] classes = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            classes[i] = components[i].getType();
            values[i] = value(json.path(components[i].getName()), components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(classes);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException wrong) {
            throw PlanFaults.wrong("The part " + type.getSimpleName() + " of a plan is not complete: " + wrong + ".");
        }
    }

    private Expr.Literal literal(JsonNode json) {
        LogicalType type = type(json.path("dataType").asString(""));
        JsonNode value = json.path("value");
        return new Expr.Literal(
                value.isMissingNode()
                        ? null
                        : LiteralText.read(json.path("class").asString(""), value.asString("")),
                type);
    }

    private @Nullable Object value(JsonNode json, Type type) {
        if (json.isNull() || json.isMissingNode()) return null;
        if (type instanceof ParameterizedType parameterized) return collection(json, parameterized);
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) return json.asString("");
        if (raw == int.class || raw == Integer.class) return json.asInt();
        if (raw == long.class || raw == Long.class) return json.asLong();
        if (raw == boolean.class) return json.asBoolean();
        if (raw == Duration.class) return Duration.parse(json.asString(""));
        if (raw.isEnum()) return constant(raw, json.asString(""));
        if (LogicalType.class.isAssignableFrom(raw)) return type(json.asString(""));
        if (raw == DataType.class) return dataType(json);
        if (raw == UserDefinedFunction.class) return function(json.asString(""));
        if (raw == ColumnList.class) return ColumnList.of(texts(json));
        return node(json);
    }

    private Object collection(JsonNode json, ParameterizedType type) {
        Type element = type.getActualTypeArguments()[0];
        if (type.getRawType() == Map.class) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : json.properties()) {
                map.put(each.getKey(), value(each.getValue(), type.getActualTypeArguments()[1]));
            }
            return map;
        }
        if (type.getRawType() == EnumSet.class) return set(json, (Class<?>) element);
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonNode each : json) list.add(value(each, element));
        return list;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object set(JsonNode json, Class<?> type) {
        EnumSet set = EnumSet.noneOf((Class<? extends Enum>) type);
        for (JsonNode each : json) set.add(constant(type, each.asString("")));
        return set;
    }

    private static Object constant(Class<?> type, String name) {
        for (Object each : type.getEnumConstants()) if (((Enum<?>) each).name().equals(name)) return each;
        throw PlanFaults.wrong("A plan contains the unknown word " + name + ".");
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : json) texts.add(each.asString(""));
        return texts;
    }

    private LogicalType type(String text) {
        return LogicalTypeParser.parse(text, loader);
    }

    private DataType dataType(JsonNode json) {
        LogicalType logical = type(json.path("logical").asString(""));
        Class<?> conversion = loaded(json.path("class").asString(""));
        List<DataType> children = new ArrayList<>();
        for (JsonNode each : json.path("children")) children.add(dataType(each));
        return switch (logical.getTypeRoot()) {
            case ARRAY, MULTISET -> new CollectionDataType(logical, conversion, children.getFirst());
            case MAP -> new KeyValueDataType(logical, conversion, children.getFirst(), children.getLast());
            case ROW, STRUCTURED_TYPE -> new FieldsDataType(logical, conversion, children);
            default -> new AtomicDataType(logical, conversion);
        };
    }

    private UserDefinedFunction function(String className) {
        return UserDefinedFunctionHelper.instantiateFunction(loaded(className));
    }

    private Class<?> loaded(String name) {
        for (Class<?> each :
                new Class<?>[] {int.class, long.class, boolean.class, double.class, float.class, byte.class, short.class
                }) {
            if (each.getName().equals(name)) return each;
        }
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw PlanFaults.READ
                    .what("The class %s of a plan does not exist.", name)
                    .why("%s", missing)
                    .fix("Add the jar of the function, for example with sql -j JAR.");
        }
    }
}
