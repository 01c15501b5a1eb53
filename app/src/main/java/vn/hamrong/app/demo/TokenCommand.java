package vn.hamrong.app.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code ./hub token HOSPITAL}: a token of the running demo for that hospital's FHIR client, and a line that uses it. */
public final class TokenCommand {
    private static final Path DEMO = Path.of("data", "demo");

    private TokenCommand() {}

    public static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.println("Cách gọi / usage: ./hub token HOSPITAL   (như / as in: ./hub token 38901)");
            return 2;
        }
        return run(args.get(0), DemoClients.in(DEMO), out, err);
    }

    /** As the command, with the keys of another demo. */
    public static int run(String hospital, DemoClients clients, PrintStream out, PrintStream err) {
        Optional<DemoClients.Client> client = clients.of(hospital);
        if (client.isEmpty()) {
            err.println(
                    "Bản dùng thử chưa chạy, hoặc không có bệnh viện này / the demo has not started (./hub demo), or has"
                            + " no such hospital: " + hospital);
            return 3;
        }
        try {
            print(client.get(), out);
            err.println("Dùng được 5 phút / good for five minutes");
            return 0;
        } catch (UncheckedIOException away) {
            err.println("Bản dùng thử không trả lời / the demo does not answer at "
                    + client.get().hub());
            return 1;
        }
    }

    private static void print(DemoClients.Client client, PrintStream out) {
        String token = new FhirVisitor(client.hub(), client.key(), Clock.systemUTC()).token();
        out.println(token);
        out.println("curl -H 'Authorization: Bearer " + token + "' '" + client.hub() + "/fhir/Patient?_count=3'");
    }
}
