package dev.millrace.api.serialization;

import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Writes the text of each record and a line feed. The default encoding is UTF-8.
public class SimpleStringEncoder<IN> implements Encoder<IN> {
    private static final long serialVersionUID = 1L;

    private final String charsetName;
    private transient @Nullable Charset charset;

    public SimpleStringEncoder() {
        this("UTF-8");
    }

    /// @param charsetName the name of the encoding, which is resolved at the first record
    public SimpleStringEncoder(String charsetName) {
        this.charsetName = Preconditions.checkNotNull(charsetName);
    }

    @Override
    public void encode(IN element, OutputStream stream) throws IOException {
        Charset known = charset;
        if (known == null) {
            known = Charset.forName(charsetName);
            charset = known;
        }
        stream.write(element.toString().getBytes(known));
        stream.write('\n');
    }
}
