package dev.millrace.table.types.logical;

import dev.millrace.api.value.Row;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.fault.ValidationException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes rows with named fields: `ROW<name type, …>`.
public final class RowType extends LogicalType {
    /// The format of the text without nullability.
    public static final String FORMAT = "ROW<%s>";

    private static final long serialVersionUID = 1L;

    /// Describes a field of a row: a name, a type, and perhaps a description.
    public static final class RowField implements Serializable {
        /// The format of the text of a field with a description.
        public static final String FIELD_FORMAT_WITH_DESCRIPTION = "%s %s '%s'";

        /// The format of the text of a field without a description.
        public static final String FIELD_FORMAT_NO_DESCRIPTION = "%s %s";

        private static final long serialVersionUID = 1L;

        private final String name;
        private final LogicalType type;
        private final @Nullable String description;

        /// Creates a field with a description.
        public RowField(String name, LogicalType type, @Nullable String description) {
            this.name = name;
            this.type = type;
            this.description = description;
        }

        /// Creates a field without a description.
        public RowField(String name, LogicalType type) {
            this(name, type, null);
        }

        /// Returns the name.
        public String getName() {
            return name;
        }

        /// Returns the type.
        public LogicalType getType() {
            return type;
        }

        /// Returns the description if there is one.
        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        /// Returns the same field.
        public RowField copy() {
            return new RowField(name, type.copy(), description);
        }

        /// Returns a text for messages.
        public String asSummaryString() {
            return text(type.asSummaryString());
        }

        /// Returns the text that SQL can read.
        public String asSerializableString() {
            return text(type.asSerializableString());
        }

        private String text(String typeText) {
            String quoted = Identifiers.quoted(name);
            return description == null
                    ? String.format(FIELD_FORMAT_NO_DESCRIPTION, quoted, typeText)
                    : String.format(FIELD_FORMAT_WITH_DESCRIPTION, quoted, typeText, description.replace("'", "''"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowField field
                    && name.equals(field.name)
                    && type.equals(field.type)
                    && Objects.equals(description, field.description);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, type, description);
        }
    }

    private final List<RowField> fields;

    /// Creates the type with the given nullability and fields.
    public RowType(boolean isNullable, List<RowField> fields) {
        super(isNullable, LogicalTypeRoot.ROW);
        this.fields = List.copyOf(fields);
        requireDistinct(getFieldNames());
    }

    /// Creates the nullable type with the given fields.
    public RowType(List<RowField> fields) {
        this(true, fields);
    }

    /// Returns the nullable type whose fields are named `f0`, `f1`, ….
    public static RowType of(LogicalType... types) {
        return of(true, types);
    }

    /// Returns the type whose fields are named `f0`, `f1`, ….
    public static RowType of(boolean isNullable, LogicalType... types) {
        String[] names = new String[types.length];
        for (int i = 0; i < names.length; i++) names[i] = "f" + i;
        return of(isNullable, types, names);
    }

    /// Returns the nullable type with the given types and names of fields.
    public static RowType of(LogicalType[] types, String[] names) {
        return of(true, types, names);
    }

    /// Returns the type with the given types and names of fields.
    public static RowType of(boolean isNullable, LogicalType[] types, String[] names) {
        List<RowField> fields = new ArrayList<>();
        for (int i = 0; i < types.length; i++) fields.add(new RowField(names[i], types[i]));
        return new RowType(isNullable, fields);
    }

    static void requireDistinct(List<String> names) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) throw wrongName("A field has an empty name.");
            if (!known.add(name)) throw wrongName("The name '" + name + "' occurs twice in " + names + ".");
        }
    }

    private static ValidationException wrongName(String what) {
        return new ValidationException(
                TableFaults.FIELDS.what("%s", what).fix("Give each field of the type a name of its own."));
    }

    /// Returns the fields in their order.
    public List<RowField> getFields() {
        return fields;
    }

    /// Returns the names of the fields.
    public List<String> getFieldNames() {
        return fields.stream().map(RowField::getName).toList();
    }

    /// Returns the type of the field at a position, from 0.
    public LogicalType getTypeAt(int i) {
        return fields.get(i).getType();
    }

    /// Returns the number of fields.
    public int getFieldCount() {
        return fields.size();
    }

    /// Returns the position of a field, or -1 if no field has the name.
    public int getFieldIndex(String fieldName) {
        return getFieldNames().indexOf(fieldName);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new RowType(isNullable, fields);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return text(RowField::asSummaryString);
    }

    @Override
    public String asSerializableString() {
        return text(RowField::asSerializableString);
    }

    private String text(Function<RowField, String> each) {
        return withNullability(FORMAT, fields.stream().map(each).collect(Collectors.joining(", ")));
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return type == Row.class || ValueClasses.ROW.is(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return supportsInputConversion(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Row.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return fields.stream().map(RowField::getType).toList();
    }

    @Override
    List<?> parameters() {
        return fields;
    }
}
