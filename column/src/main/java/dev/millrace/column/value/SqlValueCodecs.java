package dev.millrace.column.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.column.fault.ColumnFaults;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.bitmap.RoaringBitmapData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RawType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/// Makes codecs of values.
final class SqlValueCodecs {
    private SqlValueCodecs() {}

    private interface Writer {
        void write(Object value, DataOutputView out) throws IOException;
    }

    private interface Reader {
        Object read(DataInputView in) throws IOException;
    }

    private record Pair(Writer writer, Reader reader) implements SqlValueCodec {
        @Override
        public void write(Object value, DataOutputView out) throws IOException {
            writer.write(value, out);
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return reader.read(in);
        }
    }

    static SqlValueCodec of(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> new Pair((value, out) -> out.writeBoolean((boolean) value), DataInputView::readBoolean);
            case TINYINT -> new Pair((value, out) -> out.writeByte((byte) value), DataInputView::readByte);
            case SMALLINT -> new Pair((value, out) -> out.writeShort((short) value), DataInputView::readShort);
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH ->
                new Pair((value, out) -> out.writeInt((int) value), DataInputView::readInt);
            case BIGINT, INTERVAL_DAY_TIME ->
                new Pair((value, out) -> out.writeLong((long) value), DataInputView::readLong);
            case FLOAT -> new Pair((value, out) -> out.writeFloat((float) value), DataInputView::readFloat);
            case DOUBLE -> new Pair((value, out) -> out.writeDouble((double) value), DataInputView::readDouble);
            case CHAR, VARCHAR ->
                new Pair(
                        (value, out) -> bytes(((StringData) value).toBytes(), out),
                        in -> StringData.fromBytes(bytes(in)));
            case BINARY, VARBINARY -> new Pair((value, out) -> bytes((byte[]) value, out), SqlValueCodecs::bytes);
            case DECIMAL -> decimal((DecimalType) type);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp();
            default -> composite(type);
        };
    }

    private static SqlValueCodec composite(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case ARRAY -> new ArrayValueCodec(type.getChildren().getFirst());
            case MAP ->
                new MapValueCodec(
                        type.getChildren().getFirst(), type.getChildren().getLast());
            case MULTISET -> new MapValueCodec(type.getChildren().getFirst(), new IntType(false));
            case ROW, STRUCTURED_TYPE -> new RowValueCodec(LogicalTypeChecks.getFieldTypes(type));
            case DISTINCT_TYPE -> of(((DistinctType) type).getSourceType());
            case RAW -> raw((RawType<?>) type);
            case VARIANT -> new Pair(SqlValueCodecs::writeObject, SqlValueCodecs::readObject);
            case BITMAP ->
                new Pair(
                        (value, out) -> bytes(((Bitmap) value).toBytes(), out),
                        in -> RoaringBitmapData.read(bytes(in)));
            default -> new Pair((_, _) -> unknown(type), _ -> unknown(type));
        };
    }

    private static void writeObject(Object value, DataOutputView out) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(content)) {
            objects.writeObject(value);
        }
        bytes(content.toByteArray(), out);
    }

    private static Object readObject(DataInputView in) throws IOException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes(in)))) {
            return objects.readObject();
        } catch (ClassNotFoundException missing) {
            throw new IOException(missing);
        }
    }

    private static Object unknown(LogicalType type) {
        throw ColumnFaults.NO_BYTES
                .what("Values of the type %s cannot be serialized.", type.asSummaryString())
                .fix("Cast the column to another type, or leave it out of the query.");
    }

    private static void bytes(byte[] value, DataOutputView out) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] bytes(DataInputView in) throws IOException {
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        return value;
    }

    private static SqlValueCodec decimal(DecimalType type) {
        int precision = type.getPrecision();
        return new Pair(
                (value, out) -> {
                    out.writeByte(((DecimalData) value).scale());
                    bytes(((DecimalData) value).toUnscaledBytes(), out);
                },
                in -> {
                    int scale = in.readByte();
                    return DecimalData.fromUnscaledBytes(bytes(in), precision, scale);
                });
    }

    private static SqlValueCodec timestamp() {
        return new Pair(
                (value, out) -> {
                    out.writeLong(((TimestampData) value).getMillisecond());
                    out.writeInt(((TimestampData) value).getNanoOfMillisecond());
                },
                in -> {
                    long millis = in.readLong();
                    return TimestampData.fromEpochMillis(millis, in.readInt());
                });
    }

    @SuppressWarnings("unchecked") // The value is an object of the class of the type.
    private static <T> SqlValueCodec raw(RawType<T> type) {
        return new Pair(
                (value, out) -> bytes(((RawValueData<T>) value).toBytes(type.getTypeSerializer()), out),
                in -> RawValueData.fromBytes(bytes(in)));
    }
}
