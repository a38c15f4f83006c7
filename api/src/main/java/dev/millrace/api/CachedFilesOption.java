package dev.millrace.api;

import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses a file of the option `pipeline.cached-files`. The syntax is `name:words,path:/tmp/words.txt,executable:false`
/// or a YAML map, `{name: words, path: 'file:///tmp/words.txt'}`.
final class CachedFilesOption {
    private static final Pattern PART =
            Pattern.compile("\\s*([\\w-]+)\\s*[:=]\\s*(?:'([^']*)'|\"([^\"]*)\"|`([^`]*)`|([^,]*?))\\s*(?:,|$)");

    private CachedFilesOption() {}

    static String name(String text) {
        return part(text, "name");
    }

    static DistributedCacheEntry entry(String text) {
        return new DistributedCacheEntry(
                part(text, "path"), Boolean.valueOf(parts(text).get("executable")));
    }

    private static String part(String text, String name) {
        String value = parts(text).get(name);
        if (value != null) return value;
        throw StreamFaults.SETTING
                .argument("option %s holds '%s'", PipelineOptions.CACHED_FILES.key(), text)
                .why("each file needs a name and a path")
                .fix("write it as name:NAME,path:PATH and, if you like, executable:true");
    }

    private static Map<String, String> parts(String text) {
        String bare = text.strip();
        if (bare.startsWith("{") && bare.endsWith("}")) bare = bare.substring(1, bare.length() - 1);
        Map<String, String> parts = new HashMap<>();
        Matcher found = PART.matcher(bare);
        while (found.find()) {
            String value = "";
            for (int group = 2; group <= 5; group++) if (found.group(group) != null) value = found.group(group);
            parts.put(found.group(1), value);
        }
        return parts;
    }
}
