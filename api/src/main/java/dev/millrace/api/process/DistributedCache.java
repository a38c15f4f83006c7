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

/// Files that were registered with the environment, as local copies.
public class DistributedCache {
    private final Map<String, Future<Path>> files;

    /// @param files by the name they were registered under; each completes when the local copy is there
    public DistributedCache(Map<String, Future<Path>> files) {
        this.files = Map.copyOf(files);
    }

    /// The local copy of a file or directory; waits until it is there.
    ///
    /// @throws IllegalArgumentException if nothing was registered under the name
    /// @throws RuntimeException if the copy could not be made
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

    /// Writes a file's registration into a configuration, beside those that are there.
    public static void writeFileInfoToConfig(String name, DistributedCacheEntry e, Configuration conf) {
        CachedFileText.add(name, e, conf);
    }

    /// The registrations that [#writeFileInfoToConfig] wrote.
    public static Set<Map.Entry<String, DistributedCacheEntry>> readFileInfoFromConfig(Configuration conf) {
        return CachedFileText.all(conf);
    }

    /// Registrations from the option `pipeline.cached-files`.
    ///
    /// @param files each as `name:NAME,path:PATH,executable:true`
    /// @throws IllegalArgumentException if one has no name or no path
    public static List<Tuple2<String, DistributedCacheEntry>> parseCachedFilesFromString(List<String> files) {
        return CachedFileText.parse(files);
    }

    /// The text of registrations, as [#parseCachedFilesFromString] reads it.
    public static List<String> parseStringFromCachedFiles(List<Tuple2<String, DistributedCacheEntry>> files) {
        return CachedFileText.texts(files);
    }

    /// A file as it was registered.
    public static class DistributedCacheEntry implements Serializable {
        private static final long serialVersionUID = 1L;

        /// Where it is.
        public final String filePath;

        /// Whether the local copy is made executable.
        public final Boolean isExecutable;

        /// Whether it is an archive of a directory.
        public final boolean isZipped;

        /// Where the content is kept for subtasks elsewhere; null if it is not.
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
