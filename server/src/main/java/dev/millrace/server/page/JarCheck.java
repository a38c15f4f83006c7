package dev.millrace.server.page;

import dev.millrace.server.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Checks an uploaded jar: reads all of it, and limits the number of entries and the unpacked size.
///
/// @param entriesMax the maximum number of entries
/// @param ratioMax the maximum ratio of the unpacked size to the size
record JarCheck(int entriesMax, int ratioMax) {
    /// Below this size, any ratio is accepted.
    private static final long ALWAYS_BYTES = 16L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    /// @param size of the jar, in bytes
    /// @throws Refusal if the file is not a jar or exceeds a limit
    void pass(InputStream jar, long size) throws IOException {
        long most = Math.max(ALWAYS_BYTES, size * ratioMax);
        byte[] buffer = new byte[BUFFER_BYTES];
        long unpacked = 0;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                checkName(entry.getName());
                if (++entries > entriesMax) throw Refusal.bad("The jar has more than " + entriesMax + " entries.");
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > most) {
                        throw Refusal.bad("The jar has %d bytes, and unpacked more than %d, which is no program's."
                                .formatted(size, most));
                    }
                }
            }
        } catch (IllegalArgumentException | IOException broken) {
            throw Refusal.bad("The jar cannot be read: " + broken.getMessage());
        }
        if (entries == 0) throw Refusal.bad("The file is no jar, or there is nothing in it.");
    }

    private static void checkName(String name) {
        String plain = name.replace('\\', '/');
        boolean leaves = plain.startsWith("/")
                || plain.matches("[A-Za-z]:.*")
                || ("/" + plain + "/").contains("/../")
                || plain.indexOf('\0') >= 0;
        if (leaves) throw Refusal.bad("The jar has an entry whose name leads out of it: " + name);
    }
}
