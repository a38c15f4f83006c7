package dev.millrace.api.io.format;

import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.Path;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Writes the text of `toString` of each record as a line.
public class TextOutputFormat<T> extends FileOutputFormat<T> {
    private static final long serialVersionUID = 1L;
    private static final int NEWLINE = '\n';

    private String charsetName;
    private transient @Nullable Charset charset;

    /// Converts a record to text.
    public interface TextFormatter<IN> extends Serializable {
        String format(IN value);
    }

    /// Creates a format that writes UTF-8.
    public TextOutputFormat(@Nullable Path outputPath) {
        this(outputPath, "UTF-8");
    }

    public TextOutputFormat(@Nullable Path outputPath, String charset) {
        super(outputPath);
        this.charsetName = charset;
    }

    /// Returns the name of the encoding.
    public String getCharsetName() {
        return charsetName;
    }

    /// Sets the encoding.
    ///
    /// @throws java.nio.charset.UnsupportedCharsetException if the encoding is unknown
    public void setCharsetName(String charsetName) {
        this.charset = Charset.forName(charsetName);
        this.charsetName = charsetName;
    }

    @Override
    public void writeRecord(T record) throws IOException {
        Charset known = charset;
        if (known == null) {
            known = Charset.forName(charsetName);
            charset = known;
        }
        FSDataOutputStream open = Preconditions.checkNotNull(stream, "the format is not open");
        open.write(record.toString().getBytes(known));
        open.write(NEWLINE);
    }

    @Override
    public String toString() {
        return "text to " + outputFilePath + " (" + charsetName + ")";
    }
}
