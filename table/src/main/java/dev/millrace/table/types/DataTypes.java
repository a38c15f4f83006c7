package dev.millrace.table.types;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
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
import dev.millrace.table.types.logical.ZonedTimestampType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lists the data types of tables. Each method returns a type that may be null; [DataType#notNull] excludes null.
public final class DataTypes extends DataTypeFields {
    private DataTypes() {}

    /// Returns the data type of a logical type, with the default Java class.
    public static DataType of(LogicalType logicalType) {
        return TypeConversions.fromLogicalToDataType(logicalType);
    }

    /// Returns the data type of a class, which reflection finds later.
    public static UnresolvedDataType of(Class<?> unresolvedClass) {
        return new UnresolvedDataType(
                () -> "'" + unresolvedClass.getName() + "'", factory -> factory.createDataType(unresolvedClass));
    }

    /// Returns the data type that an SQL text names, such as `ROW<a INT, b STRING>`. The text is read later.
    public static UnresolvedDataType of(String unresolvedName) {
        return new UnresolvedDataType(() -> unresolvedName, factory -> factory.createDataType(unresolvedName));
    }

    /// Returns the data type of the records of a stream, which is found later.
    public static UnresolvedDataType of(TypeInformation<?> typeInfo) {
        return new UnresolvedDataType(() -> "'" + typeInfo + "'", factory -> factory.createDataType(typeInfo));
    }

    /// Returns the data type that an SQL text names.
    ///
    /// @throws dev.millrace.table.fault.ValidationException if the text names no type
    public static DataType parse(String text) {
        return of(LogicalTypeParser.parse(text));
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

    /// Returns the type of arrays whose elements are described.
    public static UnresolvedDataType ARRAY(AbstractDataType<?> elementDataType) {
        return new UnresolvedDataType(
                () -> "ARRAY<" + elementDataType + ">", factory -> ARRAY(factory.createDataType(elementDataType)));
    }

    /// Returns the type of multisets.
    public static DataType MULTISET(DataType elementDataType) {
        return new CollectionDataType(new MultisetType(elementDataType.getLogicalType()), elementDataType);
    }

    /// Returns the type of multisets whose elements are described.
    public static UnresolvedDataType MULTISET(AbstractDataType<?> elementDataType) {
        return new UnresolvedDataType(
                () -> "MULTISET<" + elementDataType + ">",
                factory -> MULTISET(factory.createDataType(elementDataType)));
    }

    /// Returns the type of maps.
    public static DataType MAP(DataType keyDataType, DataType valueDataType) {
        return new KeyValueDataType(
                new MapType(keyDataType.getLogicalType(), valueDataType.getLogicalType()), keyDataType, valueDataType);
    }

    /// Returns the type of maps whose keys and values are described.
    public static UnresolvedDataType MAP(AbstractDataType<?> keyDataType, AbstractDataType<?> valueDataType) {
        return new UnresolvedDataType(
                () -> "MAP<" + keyDataType + ", " + valueDataType + ">",
                factory -> MAP(factory.createDataType(keyDataType), factory.createDataType(valueDataType)));
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

    /// Returns the type of rows with named fields whose types are described.
    public static UnresolvedDataType ROW(AbstractField... fields) {
        List<AbstractField> described = List.of(fields);
        return new UnresolvedDataType(
                () -> "ROW<" + joined(described) + ">", factory -> ROW(resolved(described, factory)));
    }

    /// Returns the type of rows whose fields have the names f0, f1 and so on, and described types.
    public static UnresolvedDataType ROW(AbstractDataType<?>... fieldDataTypes) {
        AbstractField[] fields = new AbstractField[fieldDataTypes.length];
        for (int i = 0; i < fields.length; i++) fields[i] = FIELD("f" + i, fieldDataTypes[i]);
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

    /// Returns the type of objects of a class, with the serializer that the class has in streams.
    public static <T> UnresolvedDataType RAW(Class<T> clazz) {
        return new UnresolvedDataType(
                () -> "RAW('" + clazz.getName() + "', '?')", factory -> factory.createRawDataType(clazz));
    }

    /// Returns the type of objects, with the serializer that they have in streams.
    public static <T> UnresolvedDataType RAW(TypeInformation<T> typeInformation) {
        return new UnresolvedDataType(
                () -> "RAW('" + typeInformation.getTypeClass().getName() + "', '?')",
                factory -> factory.createRawDataType(typeInformation));
    }

    /// Returns the type of objects of a Java class with attributes whose types are described.
    public static UnresolvedDataType STRUCTURED(Class<?> implementationClass, AbstractField... fields) {
        List<AbstractField> described = List.of(fields);
        return new UnresolvedDataType(
                () -> "*" + implementationClass.getName() + "<" + joined(described) + ">*",
                factory -> STRUCTURED(
                        implementationClass, resolved(described, factory).toArray(Field[]::new)));
    }

    /// Returns the type of objects of a class that may not be on the class path. Their values are rows.
    public static DataType STRUCTURED(String className, Field... fields) {
        List<DataType> children = Arrays.stream(fields).map(Field::getDataType).toList();
        LogicalType type = StructuredType.newBuilder(className)
                .attributes(attributes(fields))
                .build();
        return new FieldsDataType(type, children);
    }

    /// Returns the type of objects of a class that may not be on the class path, with attributes whose types are
    /// described. Their values are rows.
    public static UnresolvedDataType STRUCTURED(String className, AbstractField... fields) {
        List<AbstractField> described = List.of(fields);
        return new UnresolvedDataType(
                () -> "STRUCTURED<'" + className + "', " + joined(described) + ">",
                factory -> STRUCTURED(className, resolved(described, factory).toArray(Field[]::new)));
    }

    /// Returns the type of objects of a Java class with the given attributes.
    public static DataType STRUCTURED(Class<?> implementationClass, Field... fields) {
        LogicalType type = StructuredType.newBuilder(implementationClass)
                .attributes(attributes(fields))
                .build();
        List<DataType> children = Arrays.stream(fields).map(Field::getDataType).toList();
        return new FieldsDataType(type, implementationClass, children);
    }
}
