package dev.millrace.sql.json;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.mapper.MappingException;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import com.jayway.jsonpath.TypeRef;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Is a path of SQL/JSON, such as `lax $.a[0]`. Thread-safe.
public final class JsonPathQuery {
    private static final Pattern MODE =
            Pattern.compile("^\\s*(strict|lax)\\s+(.+)$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Configuration STRICT = Configuration.builder()
            .jsonProvider(new DocumentProvider())
            .mappingProvider(new NoMapping())
            .build();
    private static final Configuration LAX = STRICT.addOptions(Option.SUPPRESS_EXCEPTIONS);

    private final boolean isLax;
    private final @Nullable JsonPath path;
    private final @Nullable String problem;

    private JsonPathQuery(boolean isLax, @Nullable JsonPath path, @Nullable String problem) {
        this.isLax = isLax;
        this.path = path;
        this.problem = problem;
    }

    /// Refuses to convert documents to objects, which paths do not need.
    private static final class NoMapping implements MappingProvider {
        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            throw new MappingException("Documents are not converted.");
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            throw new MappingException("Documents are not converted.");
        }
    }

    /// Contains the result of a path.
    ///
    /// @param value the value; null if there is none, or if it is the JSON null
    /// @param error why there is no result, or null
    public record Result(@Nullable Object value, @Nullable String error) {}

    /// Returns the query of a text. A wrong path gives an error for each document.
    public static JsonPathQuery of(String text) {
        Matcher matcher = MODE.matcher(text);
        boolean hasMode = matcher.matches();
        boolean isLax = hasMode && matcher.group(1).toLowerCase(Locale.ROOT).equals("lax");
        try {
            return new JsonPathQuery(isLax, JsonPath.compile(hasMode ? matcher.group(2) : text), null);
        } catch (JsonPathException | IllegalArgumentException wrong) {
            return new JsonPathQuery(isLax, null, "The path '" + text + "' is wrong: " + wrong.getMessage());
        }
    }

    /// Returns whether errors of the structure give an empty result.
    public boolean isLax() {
        return isLax;
    }

    /// Returns what the path finds in a document.
    ///
    /// @param text the text of the document
    public Result find(String text) {
        if (path == null) return new Result(null, problem);
        try {
            Object document = JsonDocuments.parse(text);
            if (document == null) return new Result(null, isLax ? null : "the document is null");
            Object found = path.read(document, isLax ? LAX : STRICT);
            return new Result(found, null);
        } catch (JsonDocuments.InvalidJsonException | JsonPathException | IllegalArgumentException wrong) {
            String message = wrong.getMessage();
            return new Result(
                    null, isLax && wrong instanceof JsonPathException ? null : message == null ? "" : message);
        }
    }
}
