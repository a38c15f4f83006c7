package dev.millrace.table.types;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the fields of rows and the units of intervals, which programs name as members of [DataTypes].
public abstract sealed class DataTypeFields permits DataTypes {
    DataTypeFields() {}

    /// Returns a field of a row.
    public static Field FIELD(String name, DataType dataType) {
        return new Field(name, dataType, null);
    }

    /// Returns a field of a row with a description.
    public static Field FIELD(String name, DataType dataType, String description) {
        return new Field(name, dataType, description);
    }

    /// Returns a field of a row whose type is described.
    public static UnresolvedField FIELD(String name, AbstractDataType<?> fieldDataType) {
        return new UnresolvedField(name, fieldDataType, null);
    }

    /// Returns a field of a row whose type is described, with a description of the field.
    public static UnresolvedField FIELD(String name, AbstractDataType<?> fieldDataType, String description) {
        return new UnresolvedField(name, fieldDataType, description);
    }

    /// Returns the unit of seconds, with six digits of the fraction.
    public static Resolution SECOND() {
        return SECOND(DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION);
    }

    /// Returns the unit of seconds.
    ///
    /// @param precision the number of digits of the fraction of a second
    public static Resolution SECOND(int precision) {
        return new Resolution(Resolution.Unit.SECOND, precision);
    }

    /// Returns the unit of minutes.
    public static Resolution MINUTE() {
        return new Resolution(Resolution.Unit.MINUTE, 0);
    }

    /// Returns the unit of hours.
    public static Resolution HOUR() {
        return new Resolution(Resolution.Unit.HOUR, 0);
    }

    /// Returns the unit of days with two digits.
    public static Resolution DAY() {
        return DAY(DayTimeIntervalType.DEFAULT_DAY_PRECISION);
    }

    /// Returns the unit of days.
    ///
    /// @param precision the number of digits
    public static Resolution DAY(int precision) {
        return new Resolution(Resolution.Unit.DAY, precision);
    }

    /// Returns the unit of months.
    public static Resolution MONTH() {
        return new Resolution(Resolution.Unit.MONTH, 0);
    }

    /// Returns the unit of years with two digits.
    public static Resolution YEAR() {
        return YEAR(YearMonthIntervalType.DEFAULT_PRECISION);
    }

    /// Returns the unit of years.
    ///
    /// @param precision the number of digits
    public static Resolution YEAR(int precision) {
        return new Resolution(Resolution.Unit.YEAR, precision);
    }

    static String joined(List<AbstractField> fields) {
        return fields.stream().map(AbstractField::toString).collect(Collectors.joining(", "));
    }

    static List<Field> resolved(List<AbstractField> fields, DataTypeFactory factory) {
        List<Field> resolved = new ArrayList<>();
        for (AbstractField each : fields) {
            resolved.add(new Field(each.name, factory.createDataType(each.getAbstractDataType()), each.description));
        }
        return resolved;
    }

    static List<StructuredType.StructuredAttribute> attributes(Field... fields) {
        List<StructuredType.StructuredAttribute> attributes = new ArrayList<>();
        for (Field each : fields) attributes.add(each.attribute());
        return attributes;
    }

    /// Is a field of a row or an attribute of a structured type, whose type may be unknown.
    public abstract static sealed class AbstractField {
        /// The name.
        protected final String name;

        /// The description; null if there is none.
        protected final @Nullable String description;

        AbstractField(String name, @Nullable String description) {
            this.name = Objects.requireNonNull(name);
            this.description = description;
        }

        /// Returns the name.
        public String getName() {
            return name;
        }

        /// Returns the description, if there is one.
        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        /// Returns the type or its description.
        protected abstract AbstractDataType<?> getAbstractDataType();

        @Override
        public String toString() {
            return "FIELD(" + name + ", " + getAbstractDataType() + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AbstractField field
                    && getClass() == other.getClass()
                    && name.equals(field.name)
                    && getAbstractDataType().equals(field.getAbstractDataType())
                    && Objects.equals(description, field.description);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, getAbstractDataType(), description);
        }
    }

    /// Is a field of a row or an attribute of a structured type.
    public static final class Field extends AbstractField {
        private final DataType dataType;

        private Field(String name, DataType dataType, @Nullable String description) {
            super(name, description);
            this.dataType = dataType;
        }

        /// Returns the type.
        public DataType getDataType() {
            return dataType;
        }

        @Override
        protected AbstractDataType<?> getAbstractDataType() {
            return dataType;
        }

        RowType.RowField rowField() {
            return new RowType.RowField(name, dataType.getLogicalType(), description);
        }

        StructuredType.StructuredAttribute attribute() {
            return new StructuredType.StructuredAttribute(name, dataType.getLogicalType(), description);
        }
    }

    /// Is a field of a row or an attribute of a structured type, whose type is found later.
    public static final class UnresolvedField extends AbstractField {
        private final AbstractDataType<?> dataType;

        private UnresolvedField(String name, AbstractDataType<?> dataType, @Nullable String description) {
            super(name, description);
            this.dataType = dataType;
        }

        @Override
        protected AbstractDataType<?> getAbstractDataType() {
            return dataType;
        }
    }

    /// Is a unit of intervals.
    public static final class Resolution {
        private final Unit unit;
        private final int precision;

        private enum Unit {
            SECOND,
            MINUTE,
            HOUR,
            DAY,
            MONTH,
            YEAR
        }

        private Resolution(Unit unit, int precision) {
            this.unit = unit;
            this.precision = precision;
        }

        LogicalType interval(Resolution lower) {
            boolean isYears = unit == Unit.YEAR || unit == Unit.MONTH;
            String name = unit == lower.unit ? unit.name() : unit + "_TO_" + lower.unit;
            try {
                if (isYears) {
                    int digits = unit == Unit.YEAR ? precision : YearMonthIntervalType.DEFAULT_PRECISION;
                    return new YearMonthIntervalType(YearMonthIntervalType.YearMonthResolution.valueOf(name), digits);
                }
                int digits = unit == Unit.DAY ? precision : DayTimeIntervalType.DEFAULT_DAY_PRECISION;
                int fraction =
                        lower.unit == Unit.SECOND ? lower.precision : DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION;
                return new DayTimeIntervalType(DayTimeIntervalType.DayTimeResolution.valueOf(name), digits, fraction);
            } catch (IllegalArgumentException unknown) {
                throw new ValidationException(
                        "There is no interval from %s to %s.".formatted(unit, lower.unit), unknown);
            }
        }

        @Override
        public String toString() {
            return unit.name();
        }
    }
}
