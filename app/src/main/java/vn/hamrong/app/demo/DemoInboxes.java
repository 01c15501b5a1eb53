package vn.hamrong.app.demo;

import java.util.Map;
import vn.hamrong.simulators.Inbox;

/** Where some of the demo's hospitals listen, and what their files say of it. */
public record DemoInboxes(Inbox hamRong, Inbox songMa, Inbox songChu) implements AutoCloseable {

    /** On free ports of this machine. */
    public static DemoInboxes open() {
        return new DemoInboxes(Inbox.open("UTF-8"), Inbox.open("windows-1258"), Inbox.open("UTF-8"));
    }

    /** The {@code deliveries} of each hospital's file, by code. */
    public Map<String, String> deliveries() {
        return Map.of(
                "38901", delivery(hamRong.port(), "result", "BVHAMRONG", "{charset: UTF-8, version: \"2.5.1\", "),
                "38902", delivery(songMa.port(), "referral", "SONGMA", "{charset: windows-1258, version: \"2.4\", "),
                "38999", delivery(songChu.port(), "result", "SONGCHU", "{charset: UTF-8, version: \"2.5.1\", "));
    }

    private static String delivery(int port, String what, String facility, String letterhead) {
        return """
                deliveries:
                  - name: his
                    by: mllp
                    what: [%s]
                    address: 127.0.0.1:%d
                    letterhead: %sreceivingFacility: %s}
                """.formatted(what, port, letterhead, facility);
    }

    @Override
    public void close() {
        hamRong.close();
        songMa.close();
        songChu.close();
    }
}
