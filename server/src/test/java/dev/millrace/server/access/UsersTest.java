package dev.millrace.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.client.AccessRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests authentication by a file of users.
final class UsersTest {
    private static final int FEW_ROUNDS = 10;

    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public long millis() {
            return nanos.get() / 1_000_000;
        }
    };

    private Users users(int attempts, User... all) throws IOException {
        Path file = Files.writeString(directory.resolve("users"), User.write(List.of(all)));
        return new Users(Host.real().disk(), clock, file, attempts);
    }

    private static User ada() {
        return new User("ada", AccessRole.ADMIN, Secret.Password.of("so: secret", new Random(1), FEW_ROUNDS));
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static Authentication known(String name, AccessRole role) {
        return new Authentication.Known(new Caller(name, role));
    }

    @Test
    void a_file_is_read_as_it_was_written() {
        String token = Secret.Token.anyToken(new SecureRandom());
        List<User> users =
                User.read(User.write(List.of(ada(), new User("ci", AccessRole.READ, Secret.Token.of(token)))));
        assertThat(users).extracting(User::name).containsExactly("ada", "ci");
        assertThat(users.getFirst().secret().fits("so: secret")).isTrue();
        assertThat(users.getFirst().secret().fits("so: secre")).isFalse();
        assertThat(users.getLast().secret().fits(token)).isTrue();
        assertThat(users.getLast().secret().fits(token + "x")).isFalse();
        assertThat(User.write(users)).doesNotContain("so: secret").doesNotContain(token);
    }

    @Test
    void a_line_that_is_not_right_is_named() {
        assertThatThrownBy(() -> User.read("# users\n\nada admin\n")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> User.read("ada king sha256 AAAA")).hasMessageContaining("no role king");
        assertThatThrownBy(() -> User.read("ada read md5 AAAA")).hasMessageContaining("no secrets of the kind md5");
        assertThatThrownBy(() -> User.read("ada read pbkdf2-sha256 0 AAAA AAAA"))
                .hasMessageContaining("0 rounds");
        assertThatThrownBy(() -> User.read("a:b read sha256 AAAA")).hasMessageContaining("a:b");
        String line = ada().line() + "\n";
        assertThatThrownBy(() -> User.read(line + line)).hasMessageContaining("twice");
    }

    @Test
    void names_with_passwords_and_tokens_are_known() throws IOException {
        Users users = users(5, ada(), new User("ci", AccessRole.OPERATE, Secret.Token.of("mr_token")));
        for (int i = 0; i < 3; i++)
            assertThat(users.judge(basic("ada:so: secret"), "here")).isEqualTo(known("ada", AccessRole.ADMIN));
        assertThat(users.judge("bearer mr_token", "here")).isEqualTo(known("ci", AccessRole.OPERATE));
        assertThat(users.judge(null, "here")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge(basic("ci:mr_token"), "here")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge("Bearer so: secret", "here")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge("Basic %%%", "here")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge("Digest x", "here")).isInstanceOf(Authentication.Unknown.class);
    }

    @Test
    void who_guesses_too_often_has_to_wait_and_others_have_not() throws IOException {
        Users users = users(3, ada(), new User("ci", AccessRole.READ, Secret.Token.of("mr_token")));
        assertThat(users.judge(basic("ada:so: secret"), "there")).isEqualTo(known("ada", AccessRole.ADMIN));
        for (int i = 0; i < 3; i++)
            assertThat(users.judge(basic("ada:guess" + i), "there")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge(basic("ada:so: secret"), "there")).isEqualTo(new Authentication.TooOften(60));
        assertThat(users.judge("Bearer wrong", "there")).isEqualTo(new Authentication.TooOften(60));
        assertThat(users.judge("Bearer mr_token", "there")).isEqualTo(known("ci", AccessRole.READ));
        assertThat(users.judge(basic("ada:so: secret"), "elsewhere")).isEqualTo(known("ada", AccessRole.ADMIN));
        nanos.addAndGet(60_000_000_000L);
        assertThat(users.judge(basic("ada:so: secret"), "there")).isEqualTo(known("ada", AccessRole.ADMIN));
    }

    @Test
    void being_right_in_between_does_not_help_to_guess() throws IOException {
        Users users =
                users(3, ada(), new User("eve", AccessRole.READ, Secret.Password.of("own", new Random(2), FEW_ROUNDS)));
        for (int i = 0; i < 3; i++) {
            users.judge(basic("eve:own"), "there");
            users.judge(basic("ada:guess" + i), "there");
        }
        assertThat(users.judge(basic("ada:guess"), "there")).isInstanceOf(Authentication.TooOften.class);
    }

    @Test
    void a_file_that_has_changed_is_read_again_and_a_broken_one_is_not() throws IOException {
        Users users = users(99, ada());
        assertThat(users.judge(basic("ada:so: secret"), "here")).isEqualTo(known("ada", AccessRole.ADMIN));
        Path file = directory.resolve("users");
        Files.writeString(file, new User("ci", AccessRole.READ, Secret.Token.of("mr_token")).line());
        assertThat(users.judge(basic("ada:so: secret"), "here")).isInstanceOf(Authentication.Unknown.class);
        assertThat(users.judge("Bearer mr_token", "here")).isEqualTo(known("ci", AccessRole.READ));
        Files.writeString(file, "half a li");
        assertThat(users.judge("Bearer mr_token", "here")).isEqualTo(known("ci", AccessRole.READ));
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> new Users(Host.real(), missing, 3)).hasMessageContaining("millrace user add");
    }
}
