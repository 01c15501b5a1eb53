package vn.hamrong.exchange.bhyt;

import java.util.Optional;
import vn.hamrong.shared.xml.XmlElement;

/**
 * What a GIAMDINHHS says beside its dossiers.
 *
 * @param facility {@code MACSKCB}, exactly as sent
 * @param madeOn {@code NGAYLAP} (yyyyMMdd), exactly as sent; empty when it was not there
 * @param count {@code SOLUONGHOSO}, exactly as sent; empty when it was not there
 * @param signature {@code CHUKYDONVI}, when it was there
 * @param strays of all levels above HOSO
 */
public record DossierEnvelope(
        String facility,
        Optional<String> madeOn,
        Optional<String> count,
        Optional<XmlElement> signature,
        Strays strays) {

    /** An envelope with an empty signature, as the portal takes it. */
    public static DossierEnvelope of(String facility, String madeOn, int dossiers) {
        return new DossierEnvelope(
                facility,
                Optional.of(madeOn),
                Optional.of(String.valueOf(dossiers)),
                Optional.of(XmlElement.of("CHUKYDONVI", "")),
                Strays.NONE);
    }
}
