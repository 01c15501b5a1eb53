package vn.hamrong.exchange.routes.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.shared.routes.HttpAnswer;

/** Where files stand, in the portal's manner of naming things. Holds no value of a file. */
final class StatusWords {
    private static final int FAULTS_MAX = 500;
    private static final Map<MessageState, String> STATES = Map.of(
            MessageState.WAITING, "DANG_CHO",
            MessageState.APPLIED, "DA_GHI",
            MessageState.PARKED, "CHO_NGUOI_XEM",
            MessageState.REFUSED, "TU_CHOI");

    private StatusWords() {}

    /**
     * One file; what is wrong in it is found anew, by today's rules.
     *
     * @param insurers the insurer's own number of it, when it went on
     * @param checks finds what is wrong
     */
    static HttpAnswer of(
            Dossiers.Sent sent,
            byte[] content,
            Optional<String> insurers,
            Function<DossierFile, List<DossierFault>> checks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", "200");
        json.putAll(file(sent));
        insurers.ifPresent(number -> json.put("maGiaoDichBHXH", number));
        json.put("hoSo", sent.parts().stream().map(StatusWords::part).toList());
        DossierReader.read(content).match(read -> faults(checks.apply(read.file()), json), why -> why(why, json));
        return PortalAnswers.of(200, json);
    }

    static HttpAnswer of(List<Dossiers.Sent> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", "200");
        json.put("soLuong", files.size());
        json.put("conNua", files.size() == Dossiers.LISTED_MAX);
        json.put("dsGiaoDich", files.stream().map(StatusWords::file).toList());
        return PortalAnswers.of(200, json);
    }

    private static Map<String, Object> file(Dossiers.Sent sent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maGiaoDich", Transaction.of(sent.number()));
        json.put("loaiHoSo", sent.type());
        json.put("thoiGianTiepNhan", PortalAnswers.time(sent.receivedAt()));
        json.put("trangThai", STATES.getOrDefault(sent.state(), ""));
        json.put("lyDo", sent.reason());
        return json;
    }

    private static Map<String, Object> part(Dossiers.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maGiaoDich", Transaction.of(part.number()));
        json.put("trangThai", STATES.getOrDefault(part.state(), ""));
        json.put("lyDo", part.reason());
        return json;
    }

    private static Map<String, Object> faults(List<DossierFault> faults, Map<String, Object> json) {
        long errors = faults.stream().filter(DossierFault::isError).count();
        json.put("soLoi", errors);
        json.put("soCanhBao", faults.size() - errors);
        List<Map<String, Object>> listed = new ArrayList<>();
        faults.stream().limit(FAULTS_MAX).forEach(fault -> listed.add(fault(fault)));
        json.put("loi", listed);
        return json;
    }

    private static Map<String, Object> fault(DossierFault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mucDo", fault.isError() ? "LOI" : "CANH_BAO");
        json.put("hoSo", fault.dossier());
        json.put("bang", fault.table().map(Enum::name).orElse(""));
        json.put("banGhi", fault.record());
        json.put("truong", fault.field());
        json.put("maLoi", fault.code());
        json.put("noiDung", fault.vietnamese());
        json.put("english", fault.english());
        return json;
    }

    private static Map<String, Object> why(DossierReading.Refused refused, Map<String, Object> json) {
        json.put("soLoi", 1);
        json.put("soCanhBao", 0);
        json.put("loi", List.of(Map.of("maLoi", refused.code(), "noiDung", refused.vietnamese())));
        return json;
    }
}
