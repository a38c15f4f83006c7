package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests classes that look up the user of a thread in the way of Java 17, as Hadoop before 3.5 does.
final class SubjectCallsTest {
    private static final String PROGRAM = """
            import java.security.AccessController;
            import java.util.function.Supplier;
            import javax.security.auth.Subject;

            @SuppressWarnings("removal")
            public class Users implements Supplier<Subject> {
                public Subject get() {
                    return Subject.getSubject(AccessController.getContext());
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void the_subject_of_a_thread_is_found() throws Exception {
        CompiledProgram.of(directory, 17, Map.of("Users", PROGRAM));
        URL[] places = {directory.toUri().toURL()};
        try (JobClassLoader program = new JobClassLoader(places, getClass().getClassLoader())) {
            Supplier<?> users = (Supplier<?>)
                    program.loadClass("Users").getDeclaredConstructor().newInstance();
            assertThat(users.get()).isNull();
            Subject user = new Subject(true, Set.of(new X500Principal("CN=somebody")), Set.of(), Set.of());
            assertThat((Object) Subject.callAs(user, users::get)).isSameAs(user);
        }
    }
}
