package dev.millrace.api.serializer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Describes snapshots as text for messages.
final class Words {
    private static final Map<String, String> NAMES = Map.of(
            "String", "text",
            "BigInt", "big integer",
            "BigDec", "decimal",
            "Bool", "boolean",
            "SqlDate", "SQL date",
            "SqlTime", "SQL time",
            "SqlTimestamp", "SQL timestamp",
            "Uuid", "UUID",
            "Void", "nothing");

    private Words() {}

    /// Returns a short description, for example the class of an object without its fields.
    static String brief(TypeSerializerSnapshot<?> snapshot) {
        return switch (snapshot) {
            case ValueSerializerSnapshot<?> value -> value(value.restoreSerializer());
            case FieldsSerializerSnapshot<?> fields -> fields.type().simpleName();
            case EnumSerializerSnapshot<?> constants -> constants.type().simpleName();
            case SealedSerializerSnapshot<?> classes -> classes.type().simpleName();
            case GenericSerializerSnapshot<?> generic -> generic.type().simpleName();
            case MutableValueSerializerSnapshot<?> value -> value.type().simpleName();
            case UnreadableSnapshot<?> unreadable -> "? (of " + unreadable.className() + ")";
            case CompositeTypeSerializerSnapshot<?, ?> composite -> composite(composite);
            case ReadableForm readable -> readable.brief();
            default -> otherwise(snapshot);
        };
    }

    /// Returns a description with fields, constants or classes.
    static String full(TypeSerializerSnapshot<?> snapshot) {
        return switch (snapshot) {
            case FieldsSerializerSnapshot<?> fields -> brief(fields) + fields.words();
            case EnumSerializerSnapshot<?> constants -> brief(constants) + anyOf(constants.names());
            case SealedSerializerSnapshot<?> classes ->
                brief(classes)
                        + anyOf(classes.types().stream()
                                .map(NamedClass::simpleName)
                                .toList());
            case GenericSerializerSnapshot<?> generic -> brief(generic) + " (generic)";
            case CompositeTypeSerializerSnapshot<?, ?> composite
            when composite instanceof RowSerializerSnapshot row -> row.words();
            case CompositeTypeSerializerSnapshot<?, ?> composite when isOurs(composite) -> composite(composite, true);
            case ReadableForm readable -> readable.full();
            default -> brief(snapshot);
        };
    }

    /// Returns a description with full class names, which distinguishes types with the same short description.
    static String exact(TypeSerializerSnapshot<?> snapshot) {
        return switch (snapshot) {
            case FieldsSerializerSnapshot<?> fields -> "object of " + fields.type();
            case EnumSerializerSnapshot<?> constants -> "constant of " + constants.type();
            case SealedSerializerSnapshot<?> classes -> "object of the sealed " + classes.type();
            case GenericSerializerSnapshot<?> generic -> "generic object of " + generic.type();
            case MutableValueSerializerSnapshot<?> value -> "value of " + value.type();
            default -> isOurs(snapshot) ? brief(snapshot) : snapshot.getClass().getName();
        };
    }

    static boolean isOurs(TypeSerializerSnapshot<?> snapshot) {
        return snapshot.getClass().getName().startsWith("dev.millrace.api.");
    }

    private static String anyOf(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    private static String value(TypeSerializer<?> serializer) {
        String name = withoutEnd(serializer.getClass().getSimpleName(), "Serializer");
        String element = withoutEnd(name, "PrimitiveArray");
        if (!element.equals(name)) return element.toLowerCase(Locale.ROOT) + "[]";
        String known = NAMES.get(name);
        if (known != null) return known;
        Scalar scalar = Scalar.of(serializer);
        return scalar != null ? scalar.name().toLowerCase(Locale.ROOT) : spaced(name);
    }

    /// Converts a name such as "LocalDate" to "local date".
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /// Returns the name of the snapshot's class or of its enclosing class, without the usual suffixes.
    private static String otherwise(TypeSerializerSnapshot<?> snapshot) {
        Class<?> type = snapshot.getClass();
        Class<?> around = type.getEnclosingClass();
        if (type.getSimpleName().equals("Snapshot") && around != null) type = around;
        String name = withoutEnd(withoutEnd(type.getSimpleName(), "Snapshot"), "Serializer");
        return name.equals("Late") ? "any type" : name;
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) && text.length() > end.length()
                ? text.substring(0, text.length() - end.length())
                : text;
    }

    private static String composite(CompositeTypeSerializerSnapshot<?, ?> composite) {
        return composite(composite, false);
    }

    private static String composite(CompositeTypeSerializerSnapshot<?, ?> composite, boolean isFull) {
        List<String> parts = Arrays.stream(composite.getNestedSerializerSnapshots())
                .map(part -> isFull ? full(part) : brief(part))
                .toList();
        String all = String.join(", ", parts);
        return switch (composite) {
            case ListSerializerSnapshot<?> _ -> "list of " + all;
            case SetSerializerSnapshot<?> _ -> "set of " + all;
            case CollectionSerializerSnapshot<?> _ -> "collection of " + all;
            case MapSerializerSnapshot<?, ?> _ -> "map of " + parts.getFirst() + " to " + parts.getLast();
            case OptionalSerializerSnapshot<?> _ -> "optional " + all;
            case NullableSerializerSnapshot<?> _ -> all + " or null";
            case EitherSerializerSnapshot<?, ?> _ -> "either " + parts.getFirst() + " or " + parts.getLast();
            case GenericArraySerializerSnapshot<?> _ -> "array of " + all;
            case TupleSerializerSnapshot<?> tuple -> tuple.type().simpleName() + "(" + all + ")";
            case RowSerializerSnapshot _ -> "Row(" + all + ")";
            default -> otherwise(composite) + " of " + all;
        };
    }
}
