"""Settings that hold everywhere. Every environment variable is declared once, here, with its type and default.

Security values have no default: production refuses to start without them; dev and test set their own before they import this.
"""

from datetime import timedelta
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from site_cms.safety import PUBLIC_DIRECTIVES

from .s3 import storages_on

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env(
    # Security values: no default.
    SECRET_KEY=str,
    PUBLIC_BASE_URL=str,  # scheme and host that QR codes, mails and feeds carry, without a slash at the end
    FIELD_KEYS=list,  # Fernet keys for encrypted fields, newest first; a rotation adds one in front
    # One switch between a city's server and a laptop: secure cookies, HSTS, redirects and the second factor hang on it.
    HTTPS=(bool, True),
    ALLOWED_HOSTS=(list, ["localhost", "127.0.0.1", "[::1]"]),
    TRUSTED_PROXIES=(list, []),  # addresses whose X-Forwarded-For is believed; empty: nobody's
    # Stores.
    VAR_DIR=(str, str(BASE_DIR / "var")),
    DATABASE_URL=(str, ""),  # empty: SQLite in VAR_DIR
    # PostgreSQL ends a statement that takes longer, e.g. 15s; wsgi.py sets it for the web, commands and migrations take their time.
    DATABASE_STATEMENT_TIMEOUT=(str, ""),
    SQLITE_SYNCHRONOUS=(str, "FULL"),  # OFF only while a new database is filled, as `make run` does
    REDIS_URL=(str, ""),  # empty: memory of each process
    ELASTICSEARCH_URL=(str, ""),  # empty: the database searches; several nodes are parted by commas
    ELASTICSEARCH_CA_CERTS=(str, ""),  # the cluster's own certificate authority, where it has one
    ELASTICSEARCH_INDEX=(str, "chuangcheng"),  # the alias; indices carry it in front of their names
    ELASTICSEARCH_SHARDS=(int, 1),  # one holds some 20 million documents of ours
    ELASTICSEARCH_TIMEOUT_MS=(int, 300),  # what a reader waits before the database answers
    S3_BUCKET=(str, ""),  # empty: files in VAR_DIR
    S3_ENDPOINT_URL=(str, ""),  # of an S3-compatible store, e.g. https://s3.example.gov.cn
    S3_REGION=(str, ""),
    S3_ACCESS_KEY_ID=(str, ""),
    S3_SECRET_ACCESS_KEY=(str, ""),
    ACCEL_REDIRECT_PREFIX=(str, ""),  # nginx internal location for private files, e.g. /_private/
    # Mail.
    EMAIL_URL=(str, "consolemail://"),
    DEFAULT_FROM_EMAIL=(str, "创城办 <noreply@localhost>"),
    LOG_LEVEL=(str, "INFO"),
)

SECRET_KEY = env("SECRET_KEY")
PUBLIC_BASE_URL = env("PUBLIC_BASE_URL").rstrip("/")
FIELD_KEYS = env("FIELD_KEYS")
HTTPS = env("HTTPS")
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
TRUSTED_PROXIES = env("TRUSTED_PROXIES")
VAR_DIR = Path(env("VAR_DIR"))
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL")
ELASTICSEARCH_CA_CERTS = env("ELASTICSEARCH_CA_CERTS")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX")
ELASTICSEARCH_SHARDS = env("ELASTICSEARCH_SHARDS")
ELASTICSEARCH_TIMEOUT_MS = min(env("ELASTICSEARCH_TIMEOUT_MS"), 300)
ACCEL_REDIRECT_PREFIX = env("ACCEL_REDIRECT_PREFIX")
DEBUG = False

INSTALLED_APPS = [
    # The three rooms of the product.
    "news",
    "exposure",
    "ads_library",
    # The ground they stand on.
    "site_cms.accounts",
    "site_cms.imports",
    "site_cms.places",
    "site_cms.media",
    "site_cms.pages",
    "site_cms.audit",
    "site_cms.review",
    "site_cms.wording",
    "site_cms.worktime",
    "site_cms.intake",
    "site_cms.jobs",
    "site_cms.operations",
    "site_cms.search",
    "site_cms.notices",
    "site_cms.desk",
    "site_cms.demo",
    "site_cms.language",
    "site_cms",
    # Wagtail.
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "site_cms.accounts.apps.UsersConfig",  # Wagtail's user screens, for our User
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    # Django.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "site_cms.operations.request_log.RequestLogMiddleware",
    "site_cms.operations.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_cms.safety.SafetyMiddleware",
    "site_cms.pages.preferences.PreferencesMiddleware",
    "site_cms.pages.traditional.TraditionalMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "site_cms.accounts.middleware.StaffSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "site_cms.pages.redirects.RedirectMiddleware",
    "site_cms.pages.admin_faults.AdminFaultsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "site_cms.urls"
WSGI_APPLICATION = "site_cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "site_cms.language.loader.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "site_cms.pages.context_processors.frame",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------------------
# SQLite: WAL with IMMEDIATE transactions is the one combination that never answers "locked" (a read then a write in a
# deferred block fails at once); FULL so that what was acknowledged survives a power cut; connections kept.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if env("DATABASE_URL"):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
    if DATABASES["default"]["ENGINE"].endswith("postgresql"):
        options = DATABASES["default"].setdefault("OPTIONS", {})
        options.setdefault("connect_timeout", 3)
        if env("DATABASE_STATEMENT_TIMEOUT"):
            own = options.get("options", "")
            options["options"] = f"{own} -c statement_timeout={env('DATABASE_STATEMENT_TIMEOUT')}".strip()
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "db.sqlite3",
        }
    }
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # wherever its file lies
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={env('SQLITE_SYNCHRONOUS')}; PRAGMA cache_size=-20000;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# --- Cache, sessions --------------------------------------------------------------------------------------------------
# A cache is a convenience: while Redis is away each process keeps its own and sign-in goes on (sessions live in the database).
# A server that hangs costs a question 0.3 s and no second try.
REDIS_OPTIONS = {
    "SOCKET_CONNECT_TIMEOUT": 0.3,
    "SOCKET_TIMEOUT": 0.3,
    "CONNECTION_POOL_KWARGS": {"retry": None},
}
if env("REDIS_URL"):
    CACHES = {
        "default": {
            "BACKEND": "site_cms.operations.redis_cache.StandInRedisCache",
            "LOCATION": env("REDIS_URL"),
            "OPTIONS": REDIS_OPTIONS,
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_SAVE_EVERY_REQUEST = False

# --- Safety -----------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_DIRECTIVES}  # the admin's differs: see site_cms/safety.py
X_FRAME_OPTIONS = "DENY"  # Wagtail's preview says otherwise of itself

# --- Accounts ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "site_cms.accounts.backends.PasswordBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/sign-in/"
ACCOUNT_ADAPTER = "site_cms.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "site_cms.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Passwords are counted by axes, in the database and for all workers; this one is for the codes of the second factor.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,10/5m/key"}  # an office shares one address
MFA_ADAPTER = "site_cms.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "创城"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "site_cms.accounts.adapters.sign_in_name"
AXES_CLIENT_IP_CALLABLE = "site_cms.network.client_address"
AXES_LOCKOUT_CALLABLE = "site_cms.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Language and time ------------------------------------------------------------------------------------------------
# Public pages are zh-Hans; staff may choose English in the admin. No language prefixes.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
LOCALE_PATHS = [BASE_DIR / "site_cms" / "locale_overlay"]
TIME_ZONE = "Asia/Shanghai"
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
USE_I18N = True
USE_TZ = True

# --- Files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"  # never under MEDIA_ROOT: originals, documents, papers
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "site_cms.media.storage.PrivateFileSystemStorage",
        # nginx reads what it is told to send, as a member of the group.
        "OPTIONS": {
            "location": PRIVATE_MEDIA_ROOT,
            "file_permissions_mode": 0o640 if ACCEL_REDIRECT_PREFIX else 0o600,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env("S3_BUCKET"):
    s3_names = ("S3_BUCKET", "S3_ENDPOINT_URL", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")
    STORAGES |= storages_on(*map(env, s3_names))
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField has many
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- Mail -------------------------------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")

# --- Logs -------------------------------------------------------------------------------------------------------------
# One JSON object a line on standard error, where systemd and containers collect it. Every line passes the mask of log_lines.
# Django's mail to the administrators is left out: it carries what was posted.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "site_cms.operations.log_lines.JsonFormatter"},
        "plain": {
            "()": "site_cms.operations.log_lines.PlainFormatter",
            "format": "%(levelname)s %(name)s: %(message)s",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        **{name: {"level": env("LOG_LEVEL")} for name in ("site_cms", "news", "exposure", "ads_library")},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}

# --- Background work --------------------------------------------------------------------------------------------------
# Wagtail enqueues on "default" and expects its work done when save() returns; ours goes to the database-backed queue.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["background"]},
}

# --- Wagtail ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "创城"
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
# Every upload goes through site_cms.media; these only keep what Wagtail's screens say in line with it.
WAGTAILIMAGES_IMAGE_FORM_BASE = "site_cms.media.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 66_000_000
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False
WAGTAILDOCS_DOCUMENT_FORM_BASE = "site_cms.media.forms.SiteDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "site_cms.search.admin_backend"}}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # passwords are changed and reset under /account/
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no outside host, ever
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTO_UPDATE_PREVIEW = True
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_FINISH_WORKFLOW_ACTION = "site_cms.review.finish.finish_review"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
