package dev.millrace.api.io.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.Path;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads text files line by line. A carriage return before a line break does not belong to the line.
public class TextInputFormat extends DelimitedInputFormat<String> {
    private static final long serialVersionUID = 1L;

    private String charsetName = StandardCharsets.UTF_8.name();
    private transient @Nullable Charset charset;

    /// @param filePath a file or directory; null to set it later
    public TextInputFormat(@Nullable Path filePath) {
        super(filePath, null);
    }

    /// Returns the encoding of the text. The default is UTF-8.
    public String getCharsetName() {
        return charsetName;
    }

    /// Sets the name of the encoding.
    public void setCharsetName(String charsetName) {
        this.charsetName = charsetName;
        this.charset = null;
    }

    /// Configures the format.
    ///
    /// @throws java.nio.charset.UnsupportedCharsetException if the encoding is unknown
    @Override
    public void configure(Configuration parameters) {
        super.configure(parameters);
        charset = Charset.forName(charsetName);
    }

    @Override
    public String readRecord(@Nullable String reusable, byte[] bytes, int offset, int numBytes) throws IOException {
        Charset known = charset;
        if (known == null) {
            known = Charset.forName(charsetName);
            charset = known;
        }
        byte[] delimiter = getDelimiter();
        boolean isByLine = delimiter.length == 1 && delimiter[0] == '\n';
        boolean hasReturn = isByLine && numBytes > 0 && bytes[offset + numBytes - 1] == '\r';
        return new String(bytes, offset, hasReturn ? numBytes - 1 : numBytes, known);
    }

    @Override
    public String toString() {
        return "text in " + Arrays.toString(getFilePaths()) + " (" + charsetName + ")";
    }
}
