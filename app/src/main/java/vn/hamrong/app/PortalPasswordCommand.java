package vn.hamrong.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.exchange.hospitals.PasswordHash;
import vn.hamrong.simulators.bhyt.PortalClient;

/**
 * {@code ./hub portal-password CODE}: asks for the password of a hospital's login at the insurer's paths and puts its hash
 * into the hospital's file. The password is never an argument: those are seen by everybody on the machine.
 */
final class PortalPasswordCommand {
    private static final int LENGTH_MIN = 8;
    private static final int SALT_BYTES = 16;
    private static final Pattern NONE_YET = Pattern.compile("(?m)^insurer:[ ]*\\{[ ]*}.*$");
    private static final Pattern SOME = Pattern.compile("(?m)^(\\s+passwordHash:[ ]*)\\S+");
    private static final Pattern KEY = Pattern.compile("(?m)^insurer:");

    private PortalPasswordCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty() || !args.get(0).matches("[0-9A-Za-z_-]{2,20}")) {
            err.println("Cách gọi / usage: ./hub portal-password CODE [settings]");
            return 2;
        }
        Path folder = HubEnvironment.read(args.subList(1, args.size())).hub().hospitals();
        Path file = folder.resolve(args.get(0) + ".yaml");
        if (!Files.isRegularFile(file)) {
            err.println("Không có tệp / no such file: " + file);
            return 3;
        }
        try {
            return password(err)
                    .filter(text -> text.length() >= LENGTH_MIN)
                    .map(text -> write(file, args.get(0), text, out, err))
                    .orElseGet(() -> tooShort(err));
        } catch (IOException e) {
            err.println("Không ghi được / cannot write: " + e.getClass().getSimpleName() + " " + file);
            return 1;
        }
    }

    private static int tooShort(PrintStream err) {
        err.println("Mật khẩu cần ít nhất 8 ký tự / a password has at least 8 characters");
        return 3;
    }

    /** From the terminal without an echo, else one line of standard input; since JDK 22 the console reads that too. */
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<String> password(PrintStream err) throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Mật khẩu / password: ");
            return typed == null ? Optional.empty() : Optional.of(new String(typed));
        }
        err.println("Mật khẩu / password:");
        return Optional.ofNullable(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
    }

    private static int write(Path file, String code, String password, PrintStream out, PrintStream err) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        String hash = PasswordHash.of(PortalClient.md5(password), salt, PasswordHash.ITERATIONS);
        try {
            Optional<String> changed = with(Files.readString(file), code + "_BV", hash);
            if (changed.isEmpty()) {
                err.println("Hãy tự thêm vào mục insurer / add this under insurer:\n  passwordHash: " + hash);
                return 3;
            }
            Path draft = file.resolveSibling("." + code + ".yaml.tmp");
            Files.writeString(draft, changed.get());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            err.println("Không ghi được / cannot write: " + e.getClass().getSimpleName() + " " + file);
            return 1;
        }
        out.println("Đã ghi / written: " + file + ". ./hub check-config, rồi khởi động lại / then restart");
        return 0;
    }

    /** The file's text with that hash; empty when it has an account that cannot be changed by a simple rule. */
    static Optional<String> with(String yaml, String username, String hash) {
        String account = "insurer:\n  username: " + username + "\n  passwordHash: " + hash;
        if (NONE_YET.matcher(yaml).find()) {
            return Optional.of(NONE_YET.matcher(yaml).replaceFirst(Matcher.quoteReplacement(account)));
        }
        if (SOME.matcher(yaml).find()) {
            return Optional.of(SOME.matcher(yaml).replaceFirst("$1" + Matcher.quoteReplacement(hash)));
        }
        return KEY.matcher(yaml).find()
                ? Optional.empty()
                : Optional.of(yaml.stripTrailing() + "\n\n" + account + "\n");
    }
}
