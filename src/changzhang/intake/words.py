"""The words of ledgers: headings by field, and the marks by which a journal and a bank statement are told apart.

Synonyms after removing spaces, brackets and units; the earlier word of a list is the stronger one where two columns
claim the same field.
"""

from __future__ import annotations

FIELD_WORDS: dict[str, str] = {
    "seq": "序号 顺序号 行次 笔数 NO No no",
    "date": "日期 发生日期 记账日期 入账日期 交易日期 业务日期 凭证日期 制单日期 收支日期 报账日期 年月日 交易日 记账日 "
    "月日 交易时间 发生时间 入账时间 记账时间 业务时间 时间",
    "year": "年 年份 年度",
    "month": "月",
    "day": "日",
    "voucher": "凭证号 凭证字号 凭证编号 记账凭证号 凭证号码 凭证号数 凭证 凭单号 单据号 单据编号 票据号 编号",
    "voucher_word": "字 凭证字 凭证种类 种类",
    "voucher_number": "号 号数",
    "summary": "摘要 事由 收支摘要 摘要/附言 摘要附言 交易摘要 业务摘要 收支内容 收支项目 内容 业务内容 项目 开支项目 "
    "开支内容 款项内容 项目名称 项目内容 事项 收支事项 用途 资金用途 用途说明 附言 名称 交易附言 收支项目及内容 "
    "经济内容 经济事项",
    "income": "收入 收方 收 进账 收款 入账 增加 转入 存入 现金收入 收进",
    "expense": "支出 付方 付 付出 开支 付款 减少 转出 支取 现金支出 付出额",
    "debit": "借方 借 借记",
    "credit": "贷方 贷 贷记",
    "amount": "金额 发生 发生金额 交易金额 收支金额 小写 小写金额 合计金额 金额小写 本次发生",
    "capital": "大写 大写金额 金额大写",
    "balance": "余额 结余 结存 账户余额 本次余额 库存 滚存结余 结余余额 结存余额 可用余额 当前余额 库存现金余额 累计结余",
    "type": "收支类型 类型 收/支 收支 收支方向 收支类别 收付 收付类型 借贷标志 借贷方向 方向 交易类型 业务类型 交易方式 "
    "收支标志 借/贷 借贷",
    "balance_side": "借或贷",
    "account": "科目 科目名称 会计科目 对方科目 类别 费用类别 支出类别 收入类别 项目类别 收支科目 明细科目 费用项目",
    "own_account": "账户 资金账户 账户名称 本方账户 收支账户",
    "payee": "收款人 收款单位 领款人 对方户名 对方单位名称 对方单位 交易对方 对方名称 对方账户名称 收款方 收款单位/个人 "
    "往来单位 领取人 对方",
    "method": "结算方式 支付方式 付款方式 收付方式 现金/转账 收支方式 资金形式",
    "document": "票据 票据类型 票据种类 凭据 原始凭证 单据类型 票据类别 单据 附件类型",
    "invoice": "发票号 发票号码 票号 票据号码",
    "handler": "经手人 经办人 报账人 经手 经办 报销人 经手人签字",
    "witness": "证明人 证明 验收人 证明(验收)人 见证人 证明人签字",
    "approver": "审批人 批准人 审签人 签批人 审批 批准 负责人审批 审批人签字",
    "supervisor": "审核人 监委会审核 村监委 民主理财 审核 监委会 理财小组",
    "remark": "备注 说明 附注 备注说明 其他说明",
    "serial": "流水号 交易流水号 交易流水 柜员流水号 回单编号",
    "other_account": "对方账号 账号 对方行名 对方开户行 卡号",
}

#: Field and strength of every heading word; a smaller number is stronger.
HEADING_WORDS: dict[str, tuple[str, int]] = {
    word: (name, rank) for name, words in reversed(FIELD_WORDS.items()) for rank, word in reversed(list(enumerate(words.split())))
}

#: What clerks put before or after a heading word without changing its meaning.
HEADING_PREFIXES = ("本月", "本期", "当月", "本次", "本年", "村级", "实际")
HEADING_SUFFIXES = (
    "发生金额",
    "发生额",
    "金额",
    "数额",
    "数",
    "额",
    "情况",
    "栏",
    "方",
    "合计",
    "内容",
    "名称",
    "签字",
    "签名",
    "人民币",
    "元",
)

SIGNATURES = ("handler", "witness", "approver")
AMOUNTS = ("income", "expense", "debit", "credit", "amount")

JOURNAL_MARKS = ("日记账", "对方科目", "借或贷", "凭证字", "凭证号", "序时账", "明细账", "总账")
STATEMENT_MARKS = ("网银", "流水号", "对方户名", "对账单", "交易明细", "交易流水", "对方账号", "账户明细")
