package dev.millrace.table.types;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DescriptorType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.FloatType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.NullType;
import dev.millrace.table.types.logical.RawType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.SmallIntType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.TinyIntType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.VariantType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.ZonedTimestampType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists the data types of tables. Each method returns a type that may be null; [DataType#notNull] excludes null.
public final class DataTypes {
    private DataTypes() {}

    /// Returns the data type of a logical type, with the default Java class.
    public static DataType of(LogicalType logicalType) {
        return TypeConversions.fromLogicalToDataType(logicalType);
    }

    /// Returns the data type that an SQL text names, such as `ROW<a INT, b STRING>`.
    public static DataType of(String unresolvedType) {
        return of(LogicalTypeParser.parse(unresolvedType));
    }

    /// Returns the type of texts of exactly n characters.
    public static DataType CHAR(int n) {
        return new AtomicDataType(new CharType(n));
    }

    /// Returns the type of texts of at most n characters.
    public static DataType VARCHAR(int n) {
        return new AtomicDataType(new VarCharType(n));
    }

    /// Returns the type of texts of any length.
    public static DataType STRING() {
        return VARCHAR(VarCharType.MAX_LENGTH);
    }

    /// Returns the type of byte sequences of exactly n bytes.
    public static DataType BINARY(int n) {
        return new AtomicDataType(new BinaryType(n));
    }

    /// Returns the type of byte sequences of at most n bytes.
    public static DataType VARBINARY(int n) {
        return new AtomicDataType(new VarBinaryType(n));
    }

    /// Returns the type of byte sequences of any length.
    public static DataType BYTES() {
        return VARBINARY(VarBinaryType.MAX_LENGTH);
    }

    /// Returns the type of decimal numbers.
    ///
    /// @param precision the number of digits, 1 to 38
    /// @param scale the number of digits behind the point
    public static DataType DECIMAL(int precision, int scale) {
        return new AtomicDataType(new DecimalType(precision, scale));
    }

    /// Returns the type of truth values.
    public static DataType BOOLEAN() {
        return new AtomicDataType(new BooleanType());
    }

    /// Returns the type of numbers of one byte.
    public static DataType TINYINT() {
        return new AtomicDataType(new TinyIntType());
    }

    /// Returns the type of numbers of two bytes.
    public static DataType SMALLINT() {
        return new AtomicDataType(new SmallIntType());
    }

    /// Returns the type of numbers of four bytes.
    public static DataType INT() {
        return new AtomicDataType(new IntType());
    }

    /// Returns the type of numbers of eight bytes.
    public static DataType BIGINT() {
        return new AtomicDataType(new BigIntType());
    }

    /// Returns the type of approximate numbers of four bytes.
    public static DataType FLOAT() {
        return new AtomicDataType(new FloatType());
    }

    /// Returns the type of approximate numbers of eight bytes.
    public static DataType DOUBLE() {
        return new AtomicDataType(new DoubleType());
    }

    /// Returns the type of dates.
    public static DataType DATE() {
        return new AtomicDataType(new DateType());
    }

    /// Returns the type of the literal NULL without a type.
    public static DataType NULL() {
        return new AtomicDataType(new NullType());
    }

    /// Returns the type of names of columns, for table functions.
    public static DataType DESCRIPTOR() {
        return new AtomicDataType(new DescriptorType());
    }

    /// Returns the type of semi-structured values.
    public static DataType VARIANT() {
        return new AtomicDataType(new VariantType());
    }

    /// Returns the type of compressed sets of numbers.
    public static DataType BITMAP() {
        return new AtomicDataType(new BitmapType());
    }

    /// Returns the type of times of day.
    ///
    /// @param precision the number of digits of the fraction of a second
    public static DataType TIME(int precision) {
        return new AtomicDataType(new TimeType(precision));
    }

    /// Returns the type of times of day in whole seconds.
    public static DataType TIME() {
        return new AtomicDataType(new TimeType());
    }

    /// Returns the type of times without a zone.
    ///
    /// @param precision the number of digits of the fraction of a second, 0 to 9
    public static DataType TIMESTAMP(int precision) {
        return new AtomicDataType(new TimestampType(precision));
    }

    /// Returns the type of times without a zone, with six digits of the fraction of a second.
    public static DataType TIMESTAMP() {
        return new AtomicDataType(new TimestampType());
    }

    /// Returns the type of times with a zone.
    ///
    /// @param precision the number of digits of the fraction of a second, 0 to 9
    public static DataType TIMESTAMP_WITH_TIME_ZONE(int precision) {
        return new AtomicDataType(new ZonedTimestampType(precision));
    }

    /// Returns the type of times with a zone, with six digits of the fraction of a second.
    public static DataType TIMESTAMP_WITH_TIME_ZONE() {
        return new AtomicDataType(new ZonedTimestampType());
    }

    /// Returns the type of instants, which are shown in the zone of the session.
    ///
    /// @param precision the number of digits of the fraction of a second, 0 to 9
    public static DataType TIMESTAMP_LTZ(int precision) {
        return new AtomicDataType(new LocalZonedTimestampType(precision));
    }

    /// Returns the type of instants, which are shown in the zone of the session, with six digits of the fraction of
    /// a second.
    public static DataType TIMESTAMP_LTZ() {
        return new AtomicDataType(new LocalZonedTimestampType());
    }

    /// Returns the type of instants, which are shown in the zone of the session.
    ///
    /// @param precision the number of digits of the fraction of a second, 0 to 9
    public static DataType TIMESTAMP_WITH_LOCAL_TIME_ZONE(int precision) {
        return new AtomicDataType(new LocalZonedTimestampType(precision));
    }

    /// Returns the type of instants, which are shown in the zone of the session, with six digits of the fraction of
    /// a second.
    public static DataType TIMESTAMP_WITH_LOCAL_TIME_ZONE() {
        return new AtomicDataType(new LocalZonedTimestampType());
    }

    /// Returns the type of intervals with one unit.
    public static DataType INTERVAL(Resolution resolution) {
        return new AtomicDataType(resolution.interval(resolution));
    }

    /// Returns the type of intervals with a range of units, such as DAY to SECOND.
    public static DataType INTERVAL(Resolution upperResolution, Resolution lowerResolution) {
        return new AtomicDataType(upperResolution.interval(lowerResolution));
    }

    /// Returns the type of arrays.
    public static DataType ARRAY(DataType elementDataType) {
        return new CollectionDataType(new ArrayType(elementDataType.getLogicalType()), elementDataType);
    }

    /// Returns the type of multisets.
    public static DataType MULTISET(DataType elementDataType) {
        return new CollectionDataType(new MultisetType(elementDataType.getLogicalType()), elementDataType);
    }

    /// Returns the type of maps.
    public static DataType MAP(DataType keyDataType, DataType valueDataType) {
        return new KeyValueDataType(
                new MapType(keyDataType.getLogicalType(), valueDataType.getLogicalType()), keyDataType, valueDataType);
    }

    /// Returns the type of rows with named fields.
    public static DataType ROW(Field... fields) {
        return ROW(List.of(fields));
    }

    /// Returns the type of rows with named fields.
    public static DataType ROW(List<Field> fields) {
        return new FieldsDataType(
                new RowType(fields.stream().map(Field::rowField).toList()),
                fields.stream().map(Field::getDataType).toList());
    }

    /// Returns the type of rows whose fields have the names f0, f1 and so on.
    public static DataType ROW(DataType... fieldDataTypes) {
        List<Field> fields = new ArrayList<>();
        for (DataType each : fieldDataTypes) fields.add(FIELD("f" + fields.size(), each));
        return ROW(fields);
    }

    /// Returns the type of rows without fields.
    public static DataType ROW() {
        return ROW(List.of());
    }

    /// Returns the type of objects whose content only a serializer knows.
    public static <T> DataType RAW(Class<T> clazz, TypeSerializer<T> serializer) {
        return new AtomicDataType(new RawType<>(clazz, serializer));
    }

    /// Returns the type of objects of a Java class with the given attributes.
    public static DataType STRUCTURED(Class<?> implementationClass, Field... fields) {
        List<StructuredType.StructuredAttribute> attributes = new ArrayList<>();
        for (Field each : fields) attributes.add(each.attribute());
        LogicalType type = StructuredType.newBuilder(implementationClass)
                .attributes(attributes)
                .build();
        List<DataType> children = Arrays.stream(fields).map(Field::getDataType).toList();
        return new FieldsDataType(type, implementationClass, children);
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

    /// Returns a field of a row.
    public static Field FIELD(String name, DataType dataType) {
        return new Field(name, dataType, null);
    }

    /// Returns a field of a row with a description.
    public static Field FIELD(String name, DataType dataType, String description) {
        return new Field(name, dataType, description);
    }

    /// Is a field of a row or an attribute of a structured type.
    public static final class Field {
        private final String name;
        private final DataType dataType;
        private final @Nullable String description;

        private Field(String name, DataType dataType, @Nullable String description) {
            this.name = name;
            this.dataType = dataType;
            this.description = description;
        }

        /// Returns the name.
        public String getName() {
            return name;
        }

        /// Returns the type.
        public DataType getDataType() {
            return dataType;
        }

        /// Returns the description, if there is one.
        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        RowType.RowField rowField() {
            return new RowType.RowField(name, dataType.getLogicalType(), description);
        }

        StructuredType.StructuredAttribute attribute() {
            return new StructuredType.StructuredAttribute(name, dataType.getLogicalType(), description);
        }

        @Override
        public String toString() {
            return "FIELD(" + name + ", " + dataType + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field field
                    && name.equals(field.name)
                    && dataType.equals(field.dataType)
                    && Objects.equals(description, field.description);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, dataType, description);
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

        private LogicalType interval(Resolution lower) {
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
