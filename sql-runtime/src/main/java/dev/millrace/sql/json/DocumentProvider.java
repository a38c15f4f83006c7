package dev.millrace.sql.json;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Lets the library of JSON paths read documents of [JsonDocuments].
final class DocumentProvider extends AbstractJsonProvider {

    @Override
    public @Nullable Object parse(String json) throws InvalidJsonException {
        try {
            return JsonDocuments.parse(json);
        } catch (JsonDocuments.InvalidJsonException invalid) {
            throw new InvalidJsonException(invalid);
        }
    }

    @Override
    public @Nullable Object parse(InputStream content, String charset) throws InvalidJsonException {
        try (content) {
            return parse(new String(content.readAllBytes(), charset));
        } catch (IOException broken) {
            throw new InvalidJsonException(broken);
        }
    }

    @Override
    public String toJson(Object document) {
        return JsonDocuments.text(document);
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    @Override
    public Object createMap() {
        return JsonDocuments.newObject();
    }
}
