package dev.millrace.table.types.logical.utils;

import dev.millrace.table.catalog.UnresolvedIdentifier;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DayTimeIntervalType.DayTimeResolution;
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
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.RowType.RowField;
import dev.millrace.table.types.logical.SmallIntType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.StructuredType.StructuredAttribute;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.TinyIntType;
import dev.millrace.table.types.logical.UnresolvedUserDefinedType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.VariantType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.YearMonthIntervalType.YearMonthResolution;
import dev.millrace.table.types.logical.ZonedTimestampType;
import dev.millrace.table.types.logical.utils.TypeTokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads one type from a text.
final class TypeReader {
    private final TypeTokens tokens;
    private final ClassLoader loader;

    TypeReader(String text, ClassLoader loader) {
        this.tokens = new TypeTokens(text);
        this.loader = loader;
    }

    LogicalType readAll() {
        LogicalType type = type();
        if (!tokens.is(Kind.END)) throw tokens.wrong("the type ends before");
        return type;
    }

    private LogicalType type() {
        LogicalType type = nullability(named());
        while (true) {
            if (tokens.skip("ARRAY")) type = nullability(new ArrayType(type));
            else if (tokens.skip("MULTISET")) type = nullability(new MultisetType(type));
            else return type;
        }
    }

    private LogicalType nullability(LogicalType type) {
        if (tokens.skip("NOT", "NULL")) return type.copy(false);
        tokens.skip("NULL");
        return type;
    }

    private LogicalType named() {
        if (!tokens.is(Kind.WORD)) return userDefined(tokens.take(Kind.QUOTED, "the name of a type"));
        String name = tokens.identifier();
        String upper = name.toUpperCase(Locale.ROOT);
        LogicalType simple = simple(upper);
        if (simple != null) return simple;
        LogicalType parameterized = parameterized(upper);
        if (parameterized != null) return parameterized;
        LogicalType constructed = constructed(upper);
        return constructed == null ? userDefined(name) : constructed;
    }

    private @Nullable LogicalType simple(String name) {
        return switch (name) {
            case "STRING" -> VarCharType.STRING_TYPE;
            case "BYTES" -> VarBinaryType.BYTES_TYPE;
            case "BOOLEAN" -> new BooleanType();
            case "TINYINT" -> new TinyIntType();
            case "SMALLINT" -> new SmallIntType();
            case "INT", "INTEGER" -> new IntType();
            case "BIGINT" -> new BigIntType();
            case "FLOAT" -> new FloatType();
            case "DOUBLE" -> {
                tokens.skip("PRECISION");
                yield new DoubleType();
            }
            case "DATE" -> new DateType();
            case "NULL" -> new NullType();
            case "VARIANT" -> new VariantType();
            case "BITMAP" -> new BitmapType();
            case "DESCRIPTOR" -> new DescriptorType();
            default -> null;
        };
    }

    private @Nullable LogicalType parameterized(String name) {
        return switch (name) {
            case "CHAR", "CHARACTER" -> tokens.skip("VARYING") ? length(VarCharType::new) : length(CharType::new);
            case "VARCHAR" -> length(VarCharType::new);
            case "BINARY" -> tokens.skip("VARYING") ? length(VarBinaryType::new) : length(BinaryType::new);
            case "VARBINARY" -> length(VarBinaryType::new);
            case "DECIMAL", "DEC", "NUMERIC" -> decimal();
            case "TIME" -> {
                int precision = parameter(TimeType.DEFAULT_PRECISION);
                tokens.skip("WITHOUT", "TIME", "ZONE");
                yield new TimeType(precision);
            }
            case "TIMESTAMP" -> timestamp();
            case "TIMESTAMP_LTZ" -> new LocalZonedTimestampType(parameter(LocalZonedTimestampType.DEFAULT_PRECISION));
            case "INTERVAL" -> interval();
            default -> null;
        };
    }

    private LogicalType length(IntFunction<LogicalType> maker) {
        return maker.apply(parameter(CharType.DEFAULT_LENGTH));
    }

    private int parameter(int missing) {
        if (!tokens.skip("(")) return missing;
        int value = tokens.number();
        tokens.require(")");
        return value;
    }

    private LogicalType decimal() {
        int precision = DecimalType.DEFAULT_PRECISION;
        int scale = DecimalType.DEFAULT_SCALE;
        if (tokens.skip("(")) {
            precision = tokens.number();
            if (tokens.skip(",")) scale = tokens.number();
            tokens.require(")");
        }
        return new DecimalType(precision, scale);
    }

    private LogicalType timestamp() {
        int precision = parameter(TimestampType.DEFAULT_PRECISION);
        if (tokens.skip("WITH", "LOCAL", "TIME", "ZONE")) return new LocalZonedTimestampType(precision);
        if (tokens.skip("WITH", "TIME", "ZONE")) return new ZonedTimestampType(precision);
        tokens.skip("WITHOUT", "TIME", "ZONE");
        return new TimestampType(precision);
    }

    private LogicalType interval() {
        String first = tokens.identifier().toUpperCase(Locale.ROOT);
        boolean isMonths = first.equals("YEAR") || first.equals("MONTH");
        int days = DayTimeIntervalType.DEFAULT_DAY_PRECISION;
        int fraction = DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION;
        int firstPrecision = parameter(first.equals("SECOND") ? fraction : days);
        String name = first;
        if (tokens.skip("TO")) {
            String last = tokens.identifier().toUpperCase(Locale.ROOT);
            name = first + "_TO_" + last;
            if (last.equals("SECOND")) fraction = parameter(fraction);
        }
        try {
            if (isMonths) return new YearMonthIntervalType(YearMonthResolution.valueOf(name), firstPrecision);
            DayTimeResolution resolution = DayTimeResolution.valueOf(name);
            return first.equals("SECOND")
                    ? new DayTimeIntervalType(resolution, days, firstPrecision)
                    : new DayTimeIntervalType(resolution, firstPrecision, fraction);
        } catch (IllegalArgumentException unknown) {
            throw tokens.wrong("INTERVAL " + name.replace('_', ' ') + " does not exist");
        }
    }

    private @Nullable LogicalType constructed(String name) {
        return switch (name) {
            case "ARRAY" -> new ArrayType(inBrackets());
            case "MULTISET" -> new MultisetType(inBrackets());
            case "MAP" -> {
                tokens.require("<");
                LogicalType key = type();
                tokens.require(",");
                LogicalType value = type();
                tokens.require(">");
                yield new MapType(key, value);
            }
            case "ROW" -> row();
            case "STRUCTURED" -> structured();
            case "RAW" -> throw tokens.wrong("reading RAW types is not supported yet");
            default -> null;
        };
    }

    private LogicalType inBrackets() {
        tokens.require("<");
        LogicalType type = type();
        tokens.require(">");
        return type;
    }

    private LogicalType row() {
        boolean isAngle = tokens.isNext("<");
        tokens.require(isAngle ? "<" : "(");
        return new RowType(fields(isAngle ? ">" : ")"));
    }

    private List<RowField> fields(String end) {
        List<RowField> fields = new ArrayList<>();
        while (!tokens.skip(end)) {
            if (!fields.isEmpty()) tokens.require(",");
            String name = tokens.identifier();
            LogicalType type = type();
            String description = tokens.is(Kind.TEXT) ? tokens.take(Kind.TEXT, "a description") : null;
            fields.add(new RowField(name, type, description));
        }
        return fields;
    }

    private LogicalType structured() {
        tokens.require("<");
        String className = tokens.take(Kind.TEXT, "the name of a class between quotes");
        tokens.skip(",");
        List<StructuredAttribute> attributes = fields(">").stream()
                .map(field -> new StructuredAttribute(
                        field.getName(), field.getType(), field.getDescription().orElse(null)))
                .toList();
        return StructuredType.resolveClass(loader, className)
                .map(StructuredType::newBuilder)
                .orElseGet(() -> StructuredType.newBuilder(className))
                .attributes(attributes)
                .build();
    }

    private LogicalType userDefined(String first) {
        List<String> path = new ArrayList<>(List.of(first));
        while (tokens.skip(".")) path.add(tokens.identifier());
        return new UnresolvedUserDefinedType(UnresolvedIdentifier.of(path));
    }
}
