package vn.hamrong.app;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.AckReader;
import vn.hamrong.simulators.FirstMessage;

/** {@code ./hub send --hospital CODE}: one invented admission to a running hub, as that hospital would send it. */
final class SendCommand {
    private static final String OPTION = "--hospital";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private SendCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        int at = args.indexOf(OPTION);
        if (at < 0 || at + 1 >= args.size()) {
            err.println("Cách gọi / usage: ./hub send --hospital CODE [settings]");
            return 2;
        }
        String code = args.get(at + 1);
        List<String> settings = new ArrayList<>(args);
        settings.subList(at, at + 2).clear();
        HubEnvironment.Read read = HubEnvironment.read(settings);
        HospitalFolder folder = HospitalFolder.read(read.hub().hospitals());
        Optional<Hospital> hospital = folder.hospitals().stream()
                .filter(each -> each.code().value().equals(code))
                .filter(each -> !each.connections().isEmpty())
                .findFirst();
        if (hospital.isEmpty()) {
            err.println("Không có bệnh viện này / no such hospital with a connection: " + code);
            return 3;
        }
        return send(hospital.get(), read.hub().mllp().address(), out, err);
    }

    private static int send(Hospital hospital, String host, PrintStream out, PrintStream err) {
        try {
            AckReader.Answered answer = FirstMessage.send(hospital, host, LocalDateTime.now(VIETNAM));
            out.println(answer);
            return answer.code().equals(Acknowledgment.AA.name()) ? 0 : 1;
        } catch (IOException e) {
            err.println("Hub không trả lời / the hub did not answer: " + e.getMessage());
            return 1;
        }
    }
}
