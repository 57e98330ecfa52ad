"""Mail leaves by the mail server of EMAIL_URL: smtp://, smtp+tls:// (STARTTLS, 587), smtp+ssl:// (TLS at once, 465)."""

from config.environment import env

_server = env.email_url("EMAIL_URL", default="smtp://localhost:25")
DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _server["EMAIL_HOST"]
EMAIL_PORT = _server["EMAIL_PORT"]
EMAIL_HOST_USER = _server["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _server["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _server.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _server.get("EMAIL_USE_SSL", False)
