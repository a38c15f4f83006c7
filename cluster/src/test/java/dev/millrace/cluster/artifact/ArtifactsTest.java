package dev.millrace.cluster.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.GrpcCalls;
import dev.millrace.cluster.call.GrpcListener;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.LocalCalls;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.storage.SharedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactsTest {
    private static final Address STORE = new Address("store", 1);

    @TempDir
    private Path directory;

    private final LocalCalls calls = new LocalCalls(Host.real(), Limits.USUAL);
    private final Endpoint endpoint = new Endpoint(Limits.USUAL);
    private ArtifactStore store;

    @BeforeEach
    void begin() {
        store = leader(1);
        store.open(endpoint);
        calls.open(STORE, endpoint);
    }

    private ArtifactStore leader(long epoch) {
        ArtifactStore leader = new ArtifactStore(
                Host.real(),
                SharedDirectory.local(Host.real(), directory.resolve("store")),
                directory.resolve("copies"));
        leader.lead(epoch).join();
        return leader;
    }

    private ArtifactCache cache(long bytesMax) {
        return new ArtifactCache(
                Host.real(), directory.resolve("cache"), calls, new ArtifactCache.Room(bytesMax, 1000, 3));
    }

    private static byte[] content(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private List<String> stored() throws IOException {
        return names(directory.resolve("store/1"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fifty_megabytes_travel_in_chunks() throws Exception {
        byte[] content = content(50 << 20, 1);
        Artifact artifact = store.put("first", content).join();
        assertThat(artifact).isEqualTo(Artifact.of(content));
        try (GrpcListener listener =
                        new GrpcListener(Host.real(), new Address("127.0.0.1", 0), endpoint, Limits.USUAL, Tls.off());
                GrpcCalls remote = new GrpcCalls(Host.real(), Limits.USUAL, Tls.off())) {
            ArtifactCache cache =
                    new ArtifactCache(Host.real(), directory.resolve("cache"), remote, ArtifactCache.Room.USUAL);
            Path local = cache.fetch("job", artifact, new Address("localhost", listener.port()))
                    .join();
            assertThat(Arrays.mismatch(Files.readAllBytes(local), content)).isEqualTo(-1);
        }
    }

    @Test
    void what_had_come_before_a_worker_died_is_not_fetched_again() throws Exception {
        byte[] content = content(10_000, 2);
        Artifact artifact = store.put("first", content).join();
        Path part = directory.resolve("cache").resolve(artifact.hash() + ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(content, 9_500));

        Path local = cache(1 << 20).fetch("job", artifact, STORE).join();

        assertThat(local).hasBinaryContent(content);
        assertThat(part).doesNotExist();
    }

    @Test
    void what_a_worker_had_received_and_not_looked_at_when_it_died_is_used_if_it_is_sound() throws Exception {
        byte[] content = content(10_000, 5);
        Artifact artifact = store.put("first", content).join();
        for (byte[] part : List.of(content, new byte[10_000], new byte[10_001])) {
            Files.createDirectories(directory.resolve("cache"));
            Files.write(directory.resolve("cache").resolve(artifact.hash() + ".part"), part);
            Path local = cache(1 << 20).fetch("job", artifact, STORE).join();
            assertThat(local).hasBinaryContent(content);
            Files.delete(local);
        }
    }

    @Test
    void a_part_that_is_damaged_is_noticed_and_fetched_anew() throws Exception {
        byte[] content = content(10_000, 3);
        Artifact artifact = store.put("first", content).join();
        Path part = directory.resolve("cache").resolve(artifact.hash() + ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[9_500]);

        assertThat(cache(1 << 20).fetch("job", artifact, STORE).join()).hasBinaryContent(content);
    }

    @Test
    void what_is_damaged_in_the_cache_of_a_worker_that_died_is_not_used() throws Exception {
        byte[] content = content(5_000, 4);
        Artifact artifact = store.put("first", content).join();
        Path local = cache(1 << 20).fetch("job", artifact, STORE).join();
        byte[] damaged = content.clone();
        damaged[17]++;
        Files.write(local, damaged);

        assertThat(cache(1 << 20).fetch("job", artifact, STORE).join()).hasBinaryContent(content);
    }

    @Test
    void a_cached_artifact_needs_no_store() {
        Artifact artifact = store.put("first", content(100, 5)).join();
        cache(1000).fetch("job", artifact, STORE).join();
        calls.close(STORE);

        assertThat(cache(1000).fetch("other", artifact, STORE).join()).exists();
        assertThatThrownBy(() -> cache(1000)
                        .fetch("other", Artifact.of(content(10, 6)), STORE)
                        .join())
                .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
    }

    @Test
    void the_least_recently_used_make_room_but_none_that_a_job_holds() {
        Artifact a = store.put("first", content(400, 7)).join();
        Artifact b = store.put("first", content(400, 8)).join();
        Artifact c = store.put("first", content(400, 9)).join();
        ArtifactCache cache = cache(1000);
        Path fileA = cache.fetch("1", a, STORE).join();
        Path fileB = cache.fetch("2", b, STORE).join();
        assertThatThrownBy(() -> cache.fetch("3", c, STORE).join())
                .hasMessageContaining(ClusterFaults.CACHE_FULL.code());
        cache.fetch("4", a, STORE).join();
        cache.release("1");
        cache.release("2");

        assertThat(cache.fetch("3", c, STORE).join()).exists();
        assertThat(fileA).exists();
        assertThat(fileB).doesNotExist();
    }

    @Test
    void an_artifact_is_deleted_with_the_last_job_that_holds_it() throws IOException {
        Artifact shared = store.put("1", content(10, 10)).join();
        Artifact own = store.put("1", content(20, 11)).join();
        assertThat(store.put("1", content(20, 11)).join()).isEqualTo(own);
        assertThat(store.put("2", content(10, 10)).join()).isEqualTo(shared);

        store.release("1").join();
        assertThat(stored()).containsExactly(shared.hash());
        store.release("2").join();
        assertThat(stored()).isEmpty();
        assertThatThrownBy(() -> cache(1000).fetch("3", shared, STORE).join())
                .hasMessageContaining(ClusterFaults.ARTIFACT_MISSING.code());
    }

    @Test
    void what_nobody_holds_is_swept_away() throws IOException {
        Artifact held = store.put("1", content(10, 12)).join();
        Files.write(directory.resolve("store/1/" + Artifact.of(content(9, 13)).hash()), content(9, 13));
        Files.write(directory.resolve("store/1/incoming-1"), new byte[3]);
        Files.write(directory.resolve("store/1/" + Artifact.of(content(9, 9)).hash() + ".part"), new byte[3]);

        store.sweep().join();

        assertThat(stored()).containsExactly(held.hash());
    }

    @Test
    void who_leads_next_takes_over_what_its_jobs_need() throws IOException {
        Artifact needed = store.put("1", content(10, 14)).join();
        Artifact other = store.put("2", content(10, 15)).join();
        ArtifactStore next = leader(12);
        next.hold("1", List.of(needed.hash())).join();
        next.sweep().join();

        assertThat(next.read(needed).join()).isEqualTo(content(10, 14));
        assertThat(names(directory.resolve("store"))).containsExactly("12");
        assertThatThrownBy(() -> next.read(other).join()).hasMessageContaining(ClusterFaults.ARTIFACT_MISSING.code());
    }

    @Test
    void who_leads_no_more_deletes_nothing_of_what_the_next_leader_needs() throws IOException {
        Artifact kept = store.put("1", content(10, 16)).join();
        store.put("2", content(10, 17)).join();
        ArtifactStore next = leader(2);
        next.hold("1", List.of(kept.hash())).join();
        Artifact again = next.put("3", content(10, 17)).join();

        // The former leader has not noticed yet: its jobs end, and it deletes their artifacts.
        store.release("1").join();
        store.release("2").join();
        store.sweep().join();

        assertThat(names(directory.resolve("store/2"))).containsExactlyInAnyOrder(kept.hash(), again.hash());
    }

    @Test
    void who_has_never_led_has_no_artifacts() {
        ArtifactStore waiting = new ArtifactStore(
                Host.real(),
                SharedDirectory.local(Host.real(), directory.resolve("store")),
                directory.resolve("copies"));
        assertThatThrownBy(() -> waiting.put("1", content(1, 18)).join())
                .hasMessageContaining(ClusterFaults.NOT_LEADING.code());
    }

    @Test
    void an_empty_file_travels_too() {
        Artifact empty = store.put("first", new byte[0]).join();
        assertThat(cache(10).fetch("1", empty, STORE).join()).isEmptyFile();
    }
}
