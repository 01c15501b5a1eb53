package vn.hamrong.shared.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.people.Credentials;
import vn.hamrong.shared.people.TotpSecret;

/** Credentials as columns of the person and rows of codes; a row that goes away decides who used a code first. */
public final class JdbcCredentials implements Credentials {
    private final JdbcClient db;
    private final UnitOfWork unit;
    private final SecretBox box;

    public JdbcCredentials(DataSource dataSource, UnitOfWork unit, SecretBox box) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        this.box = box;
    }

    @Override
    public Optional<String> passwordHash(PersonId person) {
        return db.sql("select password from hub.person where id = :id and password is not null")
                .param("id", person.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void setPassword(PersonId person, String hash) {
        SpringUnitOfWork.needOpen();
        db.sql("update hub.person set password = :hash, version = version + 1 where id = :id")
                .param("hash", hash)
                .param("id", person.value())
                .update();
    }

    @Override
    public Optional<TotpSecret> totp(PersonId person) {
        return db.sql("select totp from hub.person where id = :id and totp is not null")
                .param("id", person.value())
                .query(String.class)
                .optional()
                .map(kept -> new TotpSecret(box.open(kept, person.toString())));
    }

    @Override
    public void enrol(PersonId person, Authenticator authenticator, Set<String> recoveryCodes) {
        SpringUnitOfWork.needOpen();
        db.sql("update hub.person set totp = :totp, totp_step = :step where id = :id")
                .param("totp", box.seal(authenticator.secret().key(), person.toString()))
                .param("step", authenticator.usedStep())
                .param("id", person.value())
                .update();
        forgetRecoveryCodes(person);
        recoveryCodes.forEach(
                fingerprint -> db.sql("insert into hub.recovery_code (person, fingerprint) values (:id, :fingerprint)")
                        .param("id", person.value())
                        .param("fingerprint", fingerprint)
                        .update());
    }

    @Override
    public boolean useStep(PersonId person, long step) {
        return unit.inItsOwn(
                        () -> db.sql("update hub.person set totp_step = :step where id = :id and totp_step < :step")
                                .param("step", step)
                                .param("id", person.value())
                                .update())
                == 1;
    }

    @Override
    public boolean useRecoveryCode(PersonId person, String fingerprint) {
        return unit.inItsOwn(
                        () -> db.sql("delete from hub.recovery_code where person = :id and fingerprint = :fingerprint")
                                .param("id", person.value())
                                .param("fingerprint", fingerprint)
                                .update())
                == 1;
    }

    @Override
    public void forget(PersonId person) {
        SpringUnitOfWork.needOpen();
        db.sql("update hub.person set password = null, totp = null, version = version + 1 where id = :id")
                .param("id", person.value())
                .update();
        forgetRecoveryCodes(person);
        forgetInvitations(person);
    }

    @Override
    public void invite(PersonId person, String fingerprint, Instant until) {
        SpringUnitOfWork.needOpen();
        forgetInvitations(person);
        db.sql("insert into hub.invitation (fingerprint, person, until) values (:fingerprint, :id, :until)")
                .param("fingerprint", fingerprint)
                .param("id", person.value())
                .param("until", Columns.at(until))
                .update();
    }

    @Override
    public Optional<PersonId> invited(String fingerprint, Instant now) {
        return db.sql("select person from hub.invitation where fingerprint = :fingerprint and until > :now")
                .param("fingerprint", fingerprint)
                .param("now", Columns.at(now))
                .query((row, index) -> new PersonId(row.getObject("person", UUID.class)))
                .optional();
    }

    @Override
    public boolean useInvitation(String fingerprint) {
        SpringUnitOfWork.needOpen();
        return db.sql("delete from hub.invitation where fingerprint = :fingerprint")
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    private void forgetRecoveryCodes(PersonId person) {
        db.sql("delete from hub.recovery_code where person = :id")
                .param("id", person.value())
                .update();
    }

    private void forgetInvitations(PersonId person) {
        db.sql("delete from hub.invitation where person = :id")
                .param("id", person.value())
                .update();
    }
}
