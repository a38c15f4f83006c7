package dev.millrace.format.avro.typeutils;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/// Describes schemas and their incompatibilities, for users.
final class SchemaWords {
    private SchemaWords() {}

    static String brief(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getName();
            case ARRAY -> "list of " + brief(schema.getElementType());
            case MAP -> "map of text to " + brief(schema.getValueType());
            case UNION -> schema.getTypes().stream().map(SchemaWords::brief).collect(Collectors.joining(" or "));
            case STRING -> "text";
            default -> schema.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    static String full(Schema schema) {
        String parts = switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .map(field -> field.name() + " " + brief(field.schema()))
                        .collect(Collectors.joining(", ", "(", ")"));
            case ENUM -> " (" + String.join(", ", schema.getEnumSymbols()) + ")";
            default -> "";
        };
        return brief(schema) + parts + " (Avro)";
    }

    /// Explains why values of one schema cannot be read with another.
    static String misfit(Schema now, Schema before, List<Incompatibility> reasons) {
        if (reasons.isEmpty()) return "was %s and is now %s".formatted(full(before), full(now));
        return reasons.stream().map(each -> misfit(now, each)).collect(Collectors.joining("; "));
    }

    private static String misfit(Schema now, Incompatibility reason) {
        String place = place(now, reason.getLocation());
        return switch (reason.getType()) {
            case SchemaIncompatibilityType.READER_FIELD_MISSING_DEFAULT_VALUE ->
                "%s is new and has no default".formatted(place);
            case SchemaIncompatibilityType.MISSING_ENUM_SYMBOLS ->
                "%s lacks constants that were there, and has no default: %s".formatted(place, reason.getMessage());
            case SchemaIncompatibilityType.TYPE_MISMATCH, SchemaIncompatibilityType.FIXED_SIZE_MISMATCH ->
                "%s was %s and is now %s"
                        .formatted(place, brief(reason.getWriterFragment()), brief(reason.getReaderFragment()));
            case SchemaIncompatibilityType.NAME_MISMATCH ->
                "%s was %s and is now %s, which does not have the old name for an alias"
                        .formatted(
                                place,
                                reason.getWriterFragment().getFullName(),
                                reason.getReaderFragment().getFullName());
            case SchemaIncompatibilityType.MISSING_UNION_BRANCH ->
                "%s could be %s and can now only be %s"
                        .formatted(place, brief(reason.getWriterFragment()), brief(reason.getReaderFragment()));
        };
    }

    /// Returns "field 'a.b' of Order" for "/fields/1/type/fields/0".
    private static String place(Schema root, String location) {
        Schema at = root;
        StringBuilder path = new StringBuilder();
        String[] steps = location.split("/");
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    if (i + 1 == steps.length || at.getType() != Schema.Type.RECORD) break;
                    Schema.Field field = at.getFields().get(Integer.parseInt(steps[++i]));
                    path.append(path.isEmpty() ? "" : ".").append(field.name());
                    at = field.schema();
                }
                case "items" -> at = at.getElementType();
                case "values" -> at = at.getValueType();
                default -> {
                    boolean isBranch = at.getType() == Schema.Type.UNION && steps[i].matches("\\d+");
                    if (isBranch) at = at.getTypes().get(Integer.parseInt(steps[i]));
                }
            }
        }
        return path.isEmpty() ? brief(root) : "field '%s' of %s".formatted(path, root.getFullName());
    }
}
