package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Serializes BigDecimal values and null.
@SuppressWarnings("NullAway")
public final class BigDecSerializer extends ImmutableSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final BigDecSerializer INSTANCE = new BigDecSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public BigDecSerializer() {}

    @Override
    public BigDecimal createInstance() {
        return BigDecimal.ZERO;
    }

    @Override
    public void serialize(BigDecimal record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        target.writeInt(record.scale());
        Compact.writeBytes(record.unscaledValue().toByteArray(), target);
    }

    @Override
    public BigDecimal deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        int scale = source.readInt();
        return new BigDecimal(new BigInteger(Compact.readBytes(source)), scale);
    }
}
