package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.Path;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.Preconditions;
import java.io.File;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Provides local copies of files that were registered with the environment.
public class DistributedCache {
    private final Map<String, Future<Path>> files;

    /// Creates a cache.
    ///
    /// @param files maps registered names to local copies; each future completes when its copy exists
    public DistributedCache(Map<String, Future<Path>> files) {
        this.files = Map.copyOf(files);
    }

    /// Returns the local copy of a file or directory. The method waits until the copy exists.
    ///
    /// @throws IllegalArgumentException if no file is registered under the name
    /// @throws RuntimeException if copying failed
    public File getFile(String name) {
        Future<Path> file = files.get(Preconditions.checkNotNull(name, "the name of a cached file must be given"));
        if (file == null) {
            throw new IllegalArgumentException("no file was registered as '" + name
                    + "': call registerCachedFile on the environment; there are " + files.keySet());
        }
        try {
            return new File(file.get().getPath());
        } catch (ExecutionException thrown) {
            throw new RuntimeException("the local copy of cached file '" + name + "' failed", thrown.getCause());
        } catch (InterruptedException thrown) {
            Thread.currentThread().interrupt();
            throw new RuntimeException("interrupted while waiting for cached file '" + name + "'", thrown);
        }
    }

    /// Adds a registered file to a configuration.
    public static void writeFileInfoToConfig(String name, DistributedCacheEntry e, Configuration conf) {
        CachedFileText.add(name, e, conf);
    }

    /// Returns the registered files that [#writeFileInfoToConfig] added.
    public static Set<Map.Entry<String, DistributedCacheEntry>> readFileInfoFromConfig(Configuration conf) {
        return CachedFileText.all(conf);
    }

    /// Parses the values of the option `pipeline.cached-files`.
    ///
    /// @param files values of the form `name:NAME,path:PATH,executable:true`
    /// @throws IllegalArgumentException if a value has no name or no path
    public static List<Tuple2<String, DistributedCacheEntry>> parseCachedFilesFromString(List<String> files) {
        return CachedFileText.parse(files);
    }

    /// Formats registered files so that [#parseCachedFilesFromString] can parse them.
    public static List<String> parseStringFromCachedFiles(List<Tuple2<String, DistributedCacheEntry>> files) {
        return CachedFileText.texts(files);
    }

    /// Describes a registered file.
    public static class DistributedCacheEntry implements Serializable {
        private static final long serialVersionUID = 1L;

        /// Holds the path of the original file.
        public final String filePath;

        /// Tells whether the local copy is executable.
        public final Boolean isExecutable;

        /// Tells whether the file is an archive of a directory.
        public final boolean isZipped;

        /// Holds the key under which other processes find the content, or null if there is none.
        public final byte @Nullable [] blobKey;

        public DistributedCacheEntry(String filePath, Boolean isExecutable) {
            this(filePath, isExecutable, null, false);
        }

        public DistributedCacheEntry(String filePath, boolean isExecutable, boolean isZipped) {
            this(filePath, isExecutable, null, isZipped);
        }

        public DistributedCacheEntry(String filePath, Boolean isExecutable, byte @Nullable [] blobKey) {
            this(filePath, isExecutable, blobKey, false);
        }

        public DistributedCacheEntry(
                String filePath, Boolean isExecutable, byte @Nullable [] blobKey, boolean isZipped) {
            this.blobKey = blobKey == null ? null : blobKey.clone();
            this.filePath = Preconditions.checkNotNull(filePath);
            this.isExecutable = isExecutable;
            this.isZipped = isZipped;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DistributedCacheEntry that
                    && that.filePath.equals(filePath)
                    && that.isExecutable.equals(isExecutable)
                    && that.isZipped == isZipped;
        }

        @Override
        public int hashCode() {
            return Objects.hash(filePath, isExecutable, isZipped);
        }

        @Override
        public String toString() {
            return "cached file " + filePath;
        }
    }
}
